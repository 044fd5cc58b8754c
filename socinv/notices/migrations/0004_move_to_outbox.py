"""What each notice knew of its own message becomes a row of the outbox, and back."""

from typing import Any

from django.conf import settings
from django.db import migrations

SUBJECT = "Nytt om sociala investeringar"
TEXT = "Det har hänt något som du ska få veta.\n\nVisa det som är nytt: {link}\n"
AT_A_TIME = 1000


def to_outbox(apps: Any, schema_editor: Any) -> None:
    """A message a notice: with words where it is still to be sent, without where it has gone."""
    Notice, Mail = apps.get_model("notices", "Notice"), apps.get_model("notices", "Mail")
    text = TEXT.format(link=f"{settings.SITE_URL}/nytt/")
    latest = 0
    while rows := list(Notice.objects.filter(pk__gt=latest).select_related("recipient").order_by("pk")[:AT_A_TIME]):
        latest = rows[-1].pk
        mails = [
            Mail(
                municipality_id=row.municipality_id, recipient_id=row.recipient_id, address=row.recipient.email,
                subject=SUBJECT, text="" if row.sent_at else text, written_at=row.written_at,
                next_try_at=row.written_at, sent_at=row.sent_at, attempts=row.attempts, trouble=row.trouble,
            )
            for row in rows
        ]  # fmt: skip
        Mail.objects.bulk_create(mails)
        for row, mail in zip(rows, mails, strict=True):
            row.mail = mail
        Notice.objects.bulk_update(rows, ["mail"])


def back(apps: Any, schema_editor: Any) -> None:
    """What has gone is not sent again; nor is what was never to go in a message of its own."""
    Notice = apps.get_model("notices", "Notice")
    Notice.objects.filter(event=None).delete()
    for row in Notice.objects.select_related("mail").iterator(AT_A_TIME):
        mail = row.mail
        sent_at = (mail.sent_at or mail.given_up_at) if mail else row.written_at
        Notice.objects.filter(pk=row.pk).update(
            sent_at=sent_at, attempts=mail.attempts if mail else 0, trouble=mail.trouble if mail else "", mail=None
        )
    apps.get_model("notices", "Mail").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_outbox")]

    operations = [migrations.RunPython(to_outbox, back)]
