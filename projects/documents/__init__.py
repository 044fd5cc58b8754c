"""The documents of a project: the order, the reports and their template, the evaluation, the memos of decisions.

They are composed here and made into files by ``socinv.documents``.
"""
