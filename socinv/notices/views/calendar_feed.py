from __future__ import annotations

from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from socinv.lifecycle import clock
from socinv.notices.feed import feed_entries
from socinv.notices.ics import calendar_file
from socinv.notices.models import Feed
from socinv.organisation.standing import standing_of

SWEDISH = "sv"


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """The calendar of whoever the secret address belongs to, as he or she may see it today. Nobody is logged in."""
    feed = Feed.objects.filter(token=token).select_related("person", "municipality").first()
    if feed is None:
        raise Http404
    standing = standing_of(feed.person, feed.municipality_id, clock.today())
    if not standing.is_affiliated:
        raise Http404
    with translation.override(SWEDISH):
        name = _("Sociala investeringar, %(place)s") % {"place": feed.municipality}
        content = calendar_file(name, f"{feed.municipality_id}", feed.made_at, feed_entries(standing))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="socinv.ics"'
    response["Cache-Control"] = "private, max-age=900"
    response["X-Robots-Tag"] = "noindex"
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
