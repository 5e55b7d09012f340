-- What a person says beside an entry is seen by whoever sees the entry, and said by the person, or typed for them
-- by the team.
call protect_table('disagreements_disagreement', 'select, insert');
call insert_only('disagreements_disagreement');
create policy sees on disagreements_disagreement for select to alongside_runtime using (
    sees_entry(person_id, section, item, null, null));
create policy says on disagreements_disagreement for insert to alongside_runtime with check (
    typed_by = (select acting_id('account'))
    and (select acting('role')) in ('person', 'coordinator', 'professional') and contributes_entry(person_id, section, item, null));
