"""The price list in the practice environment: plainly made up, and said to be."""

from __future__ import annotations

from decimal import Decimal

from applications.models import PriceIndex, PriceItem
from socinv.lifecycle import clock
from socinv.organisation.models import Membership, Municipality
from socinv.organisation.standing import ACTING

SOURCE = "Exempel: påhittat pris, inte kommunens"
INDEX_SOURCE = "Exempel: påhittad serie"
# (name, what is in it, unit, SEK)
ITEMS = (
    ("Placering i familjehem", "Arvode, omkostnader och socialtjänstens handläggning.", "placeringsår", 650_000),
    ("Placering på hem för vård eller boende", "Vårddygn, resor och uppföljning.", "vårddygn", 6_500),
    ("Utredning av barn", "Handläggarens tid och möten, till beslutet.", "utredning", 25_000),
    ("Särskilt stöd i mindre grupp", "Lärare, lokal och material.", "elev och läsår", 130_000),
    ("Elevassistent", "Lön med arbetsgivaravgifter.", "heltid och läsår", 480_000),
    ("Byte av skola", "Introduktion, skolskjuts och administration.", "byte", 38_000),
    ("Ekonomiskt bistånd", "Utbetalt bistånd och handläggning.", "hushåll och år", 96_000),
)
LAST_YEARS, STEP = 10, Decimal("1.02")


def fill_prices(slug: str) -> int:
    """How many items: nothing where nobody coordinates. The prices are last year's, the index goes to this year."""
    municipality = Municipality.objects.get(slug=slug)
    seats = Membership.objects.on(clock.today()).filter(municipality=municipality, body__kind="coordination")
    seat = seats.filter(role__in=ACTING).select_related("person").order_by("pk").first()
    if seat is None:
        return 0
    year = clock.today().year
    made = PriceItem.objects.bulk_create(
        PriceItem(
            municipality=municipality, name=name, contents=contents, unit=unit, amount=amount, price_year=year - 1,
            source=SOURCE, made_at=clock.now(), made_by=seat.person,
        )
        for name, contents, unit, amount in ITEMS
    )  # fmt: skip
    PriceIndex.objects.bulk_create(
        PriceIndex(
            municipality=municipality, year=year - back, source=INDEX_SOURCE,
            value=round(100 * STEP ** (LAST_YEARS - back), 2),
        )
        for back in range(LAST_YEARS, -1, -1)
    )  # fmt: skip
    return len(made)
