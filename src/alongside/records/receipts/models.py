"""Receipts: which forms were taken, so that one that comes twice does a thing once."""

from django.db import models

LONGEST_ADDRESS = 1000


class Receipt(models.Model):
    """One form that was taken, from one account. It says nothing of what was in the form: a hash under a secret key.

    Written and read by receipt_take(), receipt_finish(), receipt_drop() and receipts_forget() alone.
    """

    id = models.UUIDField(primary_key=True)  # made of the account and the key that the form carried
    account = models.UUIDField(null=True)
    digest = models.BinaryField()
    led_to = models.CharField(max_length=LONGEST_ADDRESS, default="", blank=True)  # where the answer led; "" before
    at = models.DateTimeField()
