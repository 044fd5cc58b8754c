from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.models import Project
from repayment.ledger.accounts import BELOW_NOUGHT, Account, AccountKind
from repayment.ledger.accounts import Posting as Moved
from repayment.models import ledger_triggers
from repayment.models.fund import Fund
from repayment.models.plan import Plan
from repayment.models.unchanging import APPEND_ONLY
from socinv.organisation.models import Body, Owned

ACCOUNT_KINDS = [(kind.value, kind.value) for kind in AccountKind]


class EntryKind(models.TextChoices):
    ALLOCATION = "allocation", _("Avsättning")
    APPROPRIATION = "appropriation", _("Resultatanslag")
    RESERVATION = "reservation", _("Beviljat")
    RELEASE = "release", _("Frigjort")
    PAYMENT = "payment", _("Utbetalning")
    COST = "cost", _("Kostnad")
    ARREARS = "arrears", _("Utbetalning i efterskott")
    FREEZING = "freezing", _("Frysning")
    TRANSFER = "transfer", _("Överföring")
    RETURN = "return", _("Återlämnat")
    REPAYMENT = "repayment", _("Återföring")
    REVERSAL = "reversal", _("Rättelse")


class Entry(Owned):
    """One event of the fund, numbered in the order they were written. Never updated, never deleted.

    ``amount`` in SEK is what happened; what it moved is in the postings. They differ where a cost is more than the
    fund has paid for. ``year``: of the appropriation, the grant, the frozen money or the repayment.
    """

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="entries", db_index=False)
    number = models.PositiveIntegerField(_("nummer"))
    day = models.DateField(_("dag"))
    kind = models.CharField(_("slag"), max_length=20, choices=EntryKind.choices)
    text = models.CharField(_("text"), max_length=250, blank=True)
    source = models.CharField(_("källa"), max_length=40, blank=True)
    within_target = models.BooleanField(_("inom målet för god ekonomisk hushållning"), default=False)
    decision = models.CharField(_("beslut"), max_length=150, blank=True)
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, null=True, related_name="fund_entries", db_constraint=False
    )
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="fund_entries")
    committee = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField(_("år"), null=True)
    amount = models.DecimalField(_("belopp"), max_digits=14, decimal_places=2)
    reference = models.CharField(_("verifikation"), max_length=120, blank=True)
    file = models.CharField(_("fil"), max_length=120, blank=True)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="reversed_by", verbose_name=_("rättar")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(_("registrerad"))
    transaction = models.BigIntegerField(editable=False, default=0)  # said by the database: in which it was written

    class Meta:
        verbose_name = _("verifikation")
        verbose_name_plural = _("verifikationer")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["fund", "number"], name="repayment_entry_number"),
            models.CheckConstraint(
                name="repayment_entry_reverses",
                condition=Q(kind="reversal", reverses__isnull=False) | (~Q(kind="reversal") & Q(reverses=None)),
            ),
            models.CheckConstraint(
                name="repayment_entry_positive", condition=Q(kind__in=["cost", "reversal"]) | Q(amount__gt=0)
            ),
            models.CheckConstraint(
                name="repayment_entry_of_plan",
                condition=~Q(kind="repayment")
                | Q(plan__isnull=False, committee__isnull=False, year__isnull=False),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["fund", "day", "number"], name="repayment_entry_by_day")]
        triggers = [APPEND_ONLY, ledger_triggers.ENTRY_IN_ORDER, ledger_triggers.ENTRY_MIRRORS]

    def __str__(self) -> str:
        return f"{self.number} {self.get_kind_display()}"


class InAccount(Owned):
    """A row about one account of the ledger; what does not apply to its kind is None, 0 or ""."""

    account_kind = models.CharField(_("konto"), max_length=20, choices=ACCOUNT_KINDS)
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False
    )  # fmt: skip
    year = models.PositiveSmallIntegerField(_("år"), default=0)
    source = models.CharField(_("källa"), max_length=40, blank=True)
    amount = models.DecimalField(_("belopp"), max_digits=14, decimal_places=2)

    class Meta:
        abstract = True

    @property
    def account(self) -> Account:
        return Account(AccountKind(self.account_kind), self.project_id or 0, self.year, self.source)


class Posting(InAccount):
    """SEK put into an account, or taken from it (below nought). Never updated, never deleted."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")

    class Meta:
        verbose_name = _("kontering")
        verbose_name_plural = _("konteringar")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="repayment_posting_moves", condition=~Q(amount=0))]
        triggers = [
            APPEND_ONLY, ledger_triggers.POSTING_BELONGS, ledger_triggers.POSTING_BALANCES,
            ledger_triggers.POSTING_KEEPS_BALANCE,
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.account_kind} {self.amount}"

    @property
    def moved(self) -> Moved:
        """As the pure ledger takes it."""
        return Moved(self.account, self.amount)


class AccountBalance(InAccount):
    """What an account holds now, kept by the database as postings are written. In SEK."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="account_balances", db_index=False)

    class Meta:
        verbose_name = _("saldo")
        verbose_name_plural = _("saldon")
        constraints = [
            models.UniqueConstraint(
                fields=["fund", "account_kind", "project", "year", "source"], name="repayment_balance_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="repayment_balance_not_overdrawn",
                condition=Q(amount__gte=0) | Q(account_kind__in=[kind.value for kind in BELOW_NOUGHT]),
            ),
        ]  # fmt: skip
        triggers = [ledger_triggers.BALANCE_FOLLOWS]

    def __str__(self) -> str:
        return f"{self.account_kind} {self.amount}"
