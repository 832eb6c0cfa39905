"""Addresses of the press room, under /<lang>/press/. The names that allauth uses are kept, as it looks them up."""

from __future__ import annotations

from django.urls import path, re_path

from accounts.ids import PATTERN
from newsroom.press_room import (
    details,
    embargoed,
    entrance,
    feed,
    follows,
    home,
    passkeys,
    searches,
    taken_early,
)

urlpatterns = [
    path("", home.home, name="press_home"),
    path("sign-in/", entrance.SignIn.as_view(), name="account_login"),
    path("sign-in/ask/", entrance.AskForCode.as_view(), name="account_request_login_code"),
    path("sign-in/code/", entrance.SignInByCode.as_view(), name="account_confirm_login_code"),
    path("sign-in/passkey/", passkeys.SignInByPasskey.as_view(), name="mfa_login_webauthn"),
    path("sign-up/", entrance.SignUp.as_view(), name="account_signup"),
    path("sign-up/code/", entrance.ConfirmAddress.as_view(), name="account_email_verification_sent"),
    path("sign-out/", entrance.SignOut.as_view(), name="account_logout"),
    path("forgotten/", entrance.Forgotten.as_view(), name="account_reset_password"),
    path("forgotten/code/", entrance.ForgottenCode.as_view(), name="account_confirm_password_reset_code"),
    path("forgotten/password/", entrance.ResetPassword.as_view(), name="account_complete_password_reset"),
    path("again/", entrance.again, name="press_again"),
    path("details/", details.details, name="press_details"),
    path("details/password/", entrance.ChangePassword.as_view(), name="account_change_password"),
    path("details/password/new/", entrance.SetPassword.as_view(), name="account_set_password"),
    path("details/email/", entrance.Address.as_view(), name="account_email"),
    path("details/passkeys/", passkeys.Passkeys.as_view(), name="press_passkeys"),
    path("follow/", follows.follows, name="press_follows"),
    re_path(rf"^follow/(?P<kind>company|person|topic)/(?P<subject>{PATTERN})/$", follows.follow, name="press_follow"),
    path("searches/", searches.searches, name="press_searches"),
    path("feed/", feed.page, name="press_feed"),
    re_path(rf"^releases/(?P<pk>{PATTERN})/$", embargoed.release, name="press_release"),
    re_path(rf"^releases/(?P<pk>{PATTERN})/state$", embargoed.state, name="press_state"),
    re_path(rf"^releases/(?P<pk>{PATTERN})\.(?P<ending>pdf|docx)$", taken_early.copy, name="press_copy"),
    re_path(
        rf"^releases/(?P<pk>{PATTERN})/pictures/(?P<figure>{PATTERN})\.jpg$", taken_early.picture, name="press_picture"
    ),
    path("files/", embargoed.files_root, name="press_files"),
    re_path(rf"^files/(?P<random>{PATTERN})/(?P<name>[^/]+)$", taken_early.file, name="press_file"),
    re_path(rf"^feed/(?P<token>{PATTERN})\.atom$", feed.file, name="press_feed_file"),
]
