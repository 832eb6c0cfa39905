from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.guarded import GuardedAdmin
from accounts.models import User

# What a person may do is her role's, in `roles`.
admin.site.unregister(Group)


class NewUserForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "name")


@admin.register(User)
class UserDesk(GuardedAdmin, UserAdmin):
    form = UserAdmin.form
    add_form = NewUserForm
    change_list_template = "admin/desk/change_list.html"
    list_display = ("name", "email", "role", "language", "is_staff", "is_active", "last_login")
    list_filter = ("role", "is_staff", "is_active")
    search_fields = ("name", "email")
    search_help_text = _("Name or e-mail address")
    ordering = ("name",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        (_("How this person works"), {"fields": ("language", "time_zone")}),
        (
            _("What this person may do"),
            {"fields": ("is_active", "is_staff", "role", "is_superuser", "user_permissions")},
        ),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("email", "name", "usable_password", "password1", "password2")}),
    )

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody is deleted: what she did would lose its name, and what she holds would be listed on the way."""
        return False
