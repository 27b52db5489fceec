from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from cards.sheets import parts, together

register = template.Library()


@register.simple_tag
def sheets(name: str) -> SafeString:
    """Links to the sheets of cards/sheets.py: to one file where `collectstatic` has made it, else to each."""
    found = [together(name)] if getattr(staticfiles_storage, "puts_together", False) else parts(name)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(each),) for each in found))
