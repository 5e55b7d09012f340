"""A carer's account that is entered from the account of their own record too."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("people", "0007_one_place_for_formats")]

    operations = [
        migrations.AddField(
            model_name="account",
            name="entered_from",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.account"
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=Q(entered_from=None) | (Q(person=None) & ~Q(entered_from=F("id"))),
                name="people_account_entered_has_no_person",
            ),
        ),
    ]
