"""The documents of a case: the official report, the memo of a decision, the letter at a decline and the dossier.

They are composed here and made into files by ``socinv.documents``.
"""
