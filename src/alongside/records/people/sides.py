"""A row of a person as the rules of merging see it."""

from alongside.records.people.models import Person
from alongside.rules.merging import Side


def side_of(row: Person) -> Side:
    """A row as the rules of merging see it."""
    return Side(
        id=row.id,
        given_name=row.given_name,
        family_name=row.family_name,
        born_on=row.born_on,
        nhs_number=row.nhs_number,
        gender=row.gender,
        address=row.address,
        postcode=row.postcode,
        telephone=row.telephone,
        died_on=row.died_on,
        joined_to=row.merged_into_id,
        has_joined=Person.objects.filter(merged_into_id=row.id).exists(),
    )
