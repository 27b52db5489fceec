"""Django's classes that take type parameters in the stubs only: one name for the type checker and for the run."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.forms import ModelForm
from django.forms.models import BaseInlineFormSet

if TYPE_CHECKING:
    from accounts.models import User

    AnyModelAdmin = admin.ModelAdmin[Any]
    AnyInline = admin.options.InlineModelAdmin[Any, Any]
    AnyTabularInline = admin.TabularInline[Any, Any]
    AnyStackedInline = admin.StackedInline[Any, Any]
    AnyUserAdmin = UserAdmin[User]
    AnyModelForm = ModelForm[Any]
    AnyInlineFormSet = BaseInlineFormSet[Any, Any, Any]
else:
    AnyModelAdmin = admin.ModelAdmin
    AnyInline = admin.options.InlineModelAdmin
    AnyTabularInline = admin.TabularInline
    AnyStackedInline = admin.StackedInline
    AnyUserAdmin = UserAdmin
    AnyModelForm = ModelForm
    AnyInlineFormSet = BaseInlineFormSet

__all__ = [
    "AnyInline",
    "AnyInlineFormSet",
    "AnyModelAdmin",
    "AnyModelForm",
    "AnyStackedInline",
    "AnyTabularInline",
    "AnyUserAdmin",
]
