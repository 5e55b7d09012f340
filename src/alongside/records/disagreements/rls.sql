-- What a person says beside an entry is seen by whoever sees the entry's section, and said by the person, or typed for them
-- by the team.
call protect_table('disagreements_disagreement', 'select, insert');
call insert_only('disagreements_disagreement');
create policy sees on disagreements_disagreement for select to alongside_runtime using (
    case when person_id = (select acting_id('subject')) then section = any((select seen_of_subject())::text[])
         else sees_section(person_id, section) end);
create policy says on disagreements_disagreement for insert to alongside_runtime with check (
    typed_by = (select acting_id('account'))
    and (select acting('role')) in ('person', 'coordinator', 'professional') and contributes_section(person_id, section));
