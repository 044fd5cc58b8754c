"""Every address of the site. A route without a row in the table of routes fails the tests."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import TemplateView

from socinv.health import clock_health, health
from socinv.presentation import log_in_forms
from socinv.presentation.log_in_views import LogIn

new_password = auth.PasswordResetConfirmView.as_view(form_class=log_in_forms.NewPasswordForm)

handler404 = "socinv.organisation.elsewhere.page_not_found"

urlpatterns: list[URLPattern | URLResolver] = [
    path("halsa/", health, name="health"),
    path("halsa/klockan/", clock_health, name="health-clock"),
    path("admin/", admin.site.urls),
    path("sprak/", include("django.conf.urls.i18n")),
    path("logga-in/", LogIn.as_view(), name="login"),
    path("logga-ut/", auth.LogoutView.as_view(), name="logout"),
    path(
        "losenord/", auth.PasswordChangeView.as_view(form_class=log_in_forms.ChangePasswordForm), name="password_change"
    ),
    path("losenord/klart/", auth.PasswordChangeDoneView.as_view(), name="password_change_done"),
    path(
        "losenord/glomt/",
        auth.PasswordResetView.as_view(form_class=log_in_forms.ForgottenPasswordForm),
        name="password_reset",
    ),
    path("losenord/glomt/skickat/", auth.PasswordResetDoneView.as_view(), name="password_reset_done"),
    path("losenord/nytt/<uidb64>/<token>/", new_password, name="password_reset_confirm"),
    path("losenord/nytt/klart/", auth.PasswordResetCompleteView.as_view(), name="password_reset_complete"),
    path("hjalp/", TemplateView.as_view(template_name="pages/help.html"), name="help"),
    path("tillganglighet/", TemplateView.as_view(template_name="pages/accessibility.html"), name="accessibility"),
    path("personuppgifter/", TemplateView.as_view(template_name="pages/personal_data.html"), name="personal-data"),
    path("", include("socinv.organisation.urls")),
    path("", include("socinv.notices.urls")),
    path("", include("socinv.documents.urls")),
    path("", include("socinv.meetings.urls")),
    path("", include("applications.urls.prices")),
    path("", include("applications.urls.lists")),
    path("", include("applications.urls.calculation")),
    path("", include("applications.urls.calculation_files")),
    path("", include("applications.urls.forms")),
    path("", include("applications.urls.case")),
    path("", include("applications.urls.comparing")),
    path("", include("projects.urls.project")),
    path("", include("projects.urls.acts")),
    path("", include("projects.urls.reports")),
    path("", include("projects.urls.changes")),
    path("", include("projects.urls.ending")),
    path("", include("projects.urls.progress")),
    path("", include("projects.urls.calendar")),
    path("", include("repayment.urls")),
    path("", include("repayment.urls_fund")),
    path("", include("repayment.urls_files")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("socinv.demo.urls")))
