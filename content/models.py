from django.db import models

from cards.models import Card, Revision


class Load(models.Model):
    """What the last load of a card from its files made of it. A card without one was written on the site."""

    card = models.OneToOneField(Card, models.CASCADE, primary_key=True, related_name="load")
    digest = models.CharField(max_length=64, help_text="Of the files; the same files need no second load.")
    revision = models.ForeignKey(Revision, models.SET_NULL, null=True, related_name="+")
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.card_id}: {self.digest[:12]}"

    @property
    def edited_since(self) -> bool:
        """The card got a new revision on the site after the load."""
        return self.card.current_id != self.revision_id
