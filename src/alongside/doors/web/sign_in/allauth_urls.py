"""The addresses that allauth asks for by name: only these of its views are served."""

from django.urls import path

from alongside.doors.web.sign_in import by_email, second_steps, staff

urlpatterns = [
    path("staff/", staff.password, name="account_login"),
    path("staff/code/", staff.second_step, name="mfa_authenticate"),
    path("staff/password/", staff.new_password_for, name="account_reset_password"),
    path("staff/password/code/", staff.new_password_code, name="account_confirm_password_reset_code"),
    path("staff/password/new/", staff.new_password, name="account_complete_password_reset"),
    path("staff/password/done/", staff.password_chosen, name="account_password_reset_completed"),
    path("passkey/", staff.passkey, name="mfa_login_webauthn"),
    path("email/", by_email.ask_for_code, name="account_request_login_code"),
    path("email/code/", by_email.give_code, name="account_confirm_login_code"),
    path("again/", staff.sign_in_again, name="account_reauthenticate"),
    path("again/second-step/", staff.sign_in_again, name="mfa_reauthenticate"),
    path("no-account/", staff.no_account, name="account_signup"),
    path("closed/", staff.inactive, name="account_inactive"),
    path("ways/", second_steps.my_ways, name="mfa_index"),
    path("ways/passkeys/", second_steps.my_ways, name="mfa_list_webauthn"),
    path("ways/passkeys/add/", second_steps.add_passkey, name="mfa_add_webauthn"),
    path("ways/passkeys/<int:pk>/remove/", second_steps.remove_passkey, name="mfa_remove_webauthn"),
    path("ways/app/add/", second_steps.add_app, name="mfa_activate_totp"),
    path("ways/app/remove/", second_steps.remove_app, name="mfa_deactivate_totp"),
    path("ways/recovery-codes/", second_steps.recovery, name="mfa_view_recovery_codes"),
    path("ways/recovery-codes/new/", second_steps.new_recovery, name="mfa_generate_recovery_codes"),
]
