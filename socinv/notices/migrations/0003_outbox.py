import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import socinv.notices.models.mail


class Migration(migrations.Migration):
    dependencies = [
        ("lifecycle", "0004_events_without_a_case"),
        ("notices", "0002_initial"),
        ("organisation", "0004_bodies_and_periods"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Clockwork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="namn")),
                ("since", models.DateTimeField(auto_now_add=True, verbose_name="känd sedan")),
                ("last_began_at", models.DateTimeField(null=True, verbose_name="började senast")),
                ("last_ended_at", models.DateTimeField(null=True, verbose_name="slutade senast")),
                ("last_trouble", models.CharField(blank=True, max_length=300, verbose_name="senaste fel")),
                ("did", models.PositiveIntegerField(default=0, verbose_name="antal")),
            ],
            options={
                "verbose_name": "återkommande arbete",
                "verbose_name_plural": "återkommande arbeten",
            },
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.EmailField(max_length=254, verbose_name="e-postadress")),
                ("subject", models.CharField(max_length=200, verbose_name="ämne")),
                ("text", models.TextField(verbose_name="text")),
                ("html", models.TextField(blank=True, verbose_name="text i HTML")),
                (
                    "message_id",
                    models.CharField(
                        default=socinv.notices.models.mail.new_message_id,
                        max_length=200,
                        unique=True,
                        verbose_name="meddelandets id",
                    ),
                ),
                ("written_at", models.DateTimeField(verbose_name="skrivet")),
                ("next_try_at", models.DateTimeField(verbose_name="nästa försök")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="skickat")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="misslyckade försök")),
                ("trouble", models.CharField(blank=True, max_length=300, verbose_name="fel")),
                ("given_up_at", models.DateTimeField(null=True, verbose_name="uppgivet")),
            ],
            options={
                "verbose_name": "mejl",
                "verbose_name_plural": "mejl",
            },
        ),
        migrations.AddField(
            model_name="notice",
            name="due",
            field=models.DateField(null=True, verbose_name="dag"),
        ),
        migrations.AddField(
            model_name="notice",
            name="heading",
            field=models.CharField(blank=True, max_length=200, verbose_name="rubrik"),
        ),
        migrations.AddField(
            model_name="notice",
            name="how",
            field=models.CharField(
                choices=[
                    ("at-once", "Mejl genast"),
                    ("daily", "Samlat i ett mejl om dagen"),
                    ("weekly", "Samlat i ett mejl i veckan"),
                    ("system", "Bara här i systemet"),
                ],
                default="at-once",
                max_length=10,
                verbose_name="hur",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="notice",
            name="key",
            field=models.CharField(blank=True, max_length=200, verbose_name="nyckel"),
        ),
        migrations.AddField(
            model_name="notice",
            name="kind",
            field=models.CharField(default="case", max_length=20, verbose_name="slag"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="notice",
            name="link",
            field=models.CharField(blank=True, max_length=300, verbose_name="länk"),
        ),
        migrations.AddField(
            model_name="notice",
            name="text",
            field=models.TextField(blank=True, verbose_name="text"),
        ),
        migrations.AlterField(
            model_name="notice",
            name="event",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="lifecycle.event"
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="why",
            field=models.CharField(blank=True, max_length=60, verbose_name="varför"),
        ),
        migrations.AddField(
            model_name="mail",
            name="municipality",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisation.municipality",
                verbose_name="kommun",
            ),
        ),
        migrations.AddField(
            model_name="mail",
            name="recipient",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="mails", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="mail",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="notices", to="notices.mail"
            ),
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(
                condition=models.Q(("given_up_at", None), ("sent_at", None)),
                fields=["next_try_at", "id"],
                name="notices_mail_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(
                condition=models.Q(("sent_at__isnull", False)), fields=["sent_at"], name="notices_mail_sent"
            ),
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(
                condition=models.Q(("given_up_at__isnull", False)), fields=["-id"], name="notices_mail_given_up"
            ),
        ),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=models.Q(("sent_at", None), ("given_up_at", None), _connector="OR"),
                name="notices_mail_sent_or_given_up",
            ),
        ),
    ]
