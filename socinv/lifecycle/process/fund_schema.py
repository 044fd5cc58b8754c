"""The shape of what a process file says of the fund: where its money comes from, how it is paid and by whom kept."""

from __future__ import annotations

from typing import Literal

from socinv.lifecycle.process.forms_schema import Element


class FundSource(Element):
    """Where allocated money comes from, in the order of the file. ``within_target``: only within the council's target
    for good economic management. ``repaid``: what the committees' repayments come in as. ``most``: what it may come to
    in all, SEK; 0 where the guideline says none. ``surplus``: only when the surplus in the accounts allows it."""

    key: str
    title: str
    text: str = ""
    within_target: bool = False
    repaid: bool = False
    most: int = 0
    surplus: bool = False


class FundRule(Element):
    """``kind``: an allocation (avsättning) or an earmark (markering) within equity. ``paid``: to the receiver in
    advance, or in arrears for booked costs. ``appropriation``: a year's use needs a result appropriation.
    ``freezes``: what was not used in a calendar year waits for a decision. ``account``: the revenue account of internal
    grants at the receiver; ``project_type``: that of social investments; "" where the guideline says none.
    ``ordered_sources``: the sources are used in the order of the file within a year. ``kept_by``: the body whose
    members keep the ledger.
    """

    title: str = "Fonden"
    text: str = ""
    kind: Literal["allocation", "earmark"] = "allocation"
    paid: Literal["in-advance", "in-arrears"] = "in-advance"
    paid_text: str = ""
    appropriation: bool = False
    appropriation_text: str = ""
    freezes: bool = False
    freezes_text: str = ""
    account: str = ""
    project_type: str = ""
    kept_by: str = ""
    ordered_sources: bool = False
    source: tuple[FundSource, ...] = ()

    def named(self, key: str) -> FundSource | None:
        """The source of that name."""
        return next((one for one in self.source if one.key == key), None)

    @property
    def repaid_as(self) -> str:
        """The source that repayments come in as."""
        return next((one.key for one in self.source if one.repaid), "repayment")
