from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0004_move_to_outbox")]

    operations = [
        migrations.RemoveIndex(
            model_name="notice",
            name="notices_unsent",
        ),
        migrations.RemoveField(
            model_name="notice",
            name="attempts",
        ),
        migrations.RemoveField(
            model_name="notice",
            name="sent_at",
        ),
        migrations.RemoveField(
            model_name="notice",
            name="trouble",
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("mail", None), models.Q(("how", "system"), _negated=True)),
                fields=["how", "id"],
                name="notices_unposted",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("key", ""), _negated=True),
                fields=("recipient", "key"),
                name="notices_reminder_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("event__isnull", False), ("key", "")),
                    models.Q(("event", None), models.Q(("key", ""), _negated=True)),
                    _connector="OR",
                ),
                name="notices_event_or_reminder",
            ),
        ),
    ]
