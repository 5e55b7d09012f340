"""How letters have to look becomes an answer about the format of information; nobody asked stays nobody asked."""

from django.db import migrations

FORMATS_TO_NEEDS = """
insert into people_need (id, person_id, number, subset, answer, codes, words, told_by, told_at, recorded_by, review_on,
                         confirmed_at, confirmed_by)
    select gen_random_uuid(), id, 1, 'information-format', case letter_format when 'standard' then 'none' else 'needs' end,
           case letter_format when 'standard' then '{}' else array[letter_format] end, '', 'person', now(),
           '00000000-0000-0000-0000-000000000000', current_date, now(), '00000000-0000-0000-0000-000000000000'
    from people_person where letter_format in ('standard', 'large-print');
update people_person set interpreter = null where not interpreter;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0005_details")]
    operations = [migrations.RunSQL(FORMATS_TO_NEEDS)]
