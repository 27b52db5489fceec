from typing import Any

from allauth.account.forms import SignupForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.generic import AnyModelForm
from accounts.models import User
from accounts.zones import zone_choices, zones


class SignUp(SignupForm):  # type: ignore[misc]  # allauth ships no types
    """Signing up; the page's script writes the browser's time zone into a hidden field."""

    timezone = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput(attrs={"data-zone": ""}))

    def clean_timezone(self) -> str:
        """A zone this knows, else UTC: nobody is turned away for what a browser says."""
        said = self.cleaned_data["timezone"]
        return said if said in zones() else "UTC"


class Settings(AnyModelForm):
    """What a person sets about themselves."""

    timezone = forms.ChoiceField(
        label=_("Time zone"), choices=zone_choices, help_text=_("Your days, your streak and what is due follow it.")
    )
    day_starts = forms.TypedChoiceField(
        label=_("A new day starts at"),
        coerce=int,
        choices=[(hour, f"{hour:02}:00") for hour in range(24)],
        help_text=_("Who studies past midnight is still in the evening before."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=lambda: [("", _("As the browser asks")), *settings.LANGUAGES],
        help_text=_("Of buttons and messages. Cards are in English."),
    )

    class Meta:
        model = User
        fields = ("name", "timezone", "day_starts", "language")
        labels = {"name": _("Name")}
        help_texts = {"name": _("What pages show instead of your user name.")}

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for field in self.fields.values():
            select = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "select" if select else "input"


class Goodbye(forms.Form):
    """The last question before an account goes."""

    username = forms.CharField(
        label=_("Your user name"), help_text=_("Type it to confirm."), max_length=150,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, user: User, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.user = user

    def clean_username(self) -> str:
        said: str = self.cleaned_data["username"]
        if said != self.user.username:
            raise forms.ValidationError(
                _("That is not your user name: it is “%(name)s”."), params={"name": self.user.username}
            )
        return said
