"""What follows from each event of a case, in the same transaction: the process file carried out."""

from applications.flow import (
    after_application,
    after_case,
    after_idea,
    after_step,
    after_writing,
    every_event,
)

__all__ = ["after_application", "after_case", "after_idea", "after_step", "after_writing", "every_event"]
