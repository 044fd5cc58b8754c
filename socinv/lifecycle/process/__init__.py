"""Process definitions: what a municipality's guideline says, read from its file."""

from socinv.lifecycle.process.forms_schema import Field, Part
from socinv.lifecycle.process.load import all_processes, current_process, process_of
from socinv.lifecycle.process.schema import Process, StepRule

__all__ = ["Field", "Part", "Process", "StepRule", "all_processes", "current_process", "process_of"]
