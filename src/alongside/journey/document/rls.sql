-- Why a plan is not agreed is content, beside the goals; that a copy was given is not.
call protect_table('document_notagreed', 'select, insert');
call protect_table('document_copygiven', 'select, insert');
call of_the_same_person('document_notagreed', 'round_id', 'plans_round');
call of_the_same_person('document_copygiven', 'version_id', 'plans_planversion');
call protect_table('document_agreedfor', 'select, insert');
call insert_only('document_agreedfor');
call of_the_same_person('document_agreedfor', 'version_id', 'plans_planversion');
call of_the_same_person('document_agreedfor', 'authority_id', 'authority_authority');
call of_the_same_person('document_agreedfor', 'decision_id', 'authority_bestinterestsdecision');
create policy sees on document_agreedfor for select to alongside_runtime using (sees_section(person_id, 'goals'));
create policy adds on document_agreedfor for insert to alongside_runtime with check (
    recorded_by = (select acting_id('account')) and contributes_section(person_id, 'goals'));
create policy sees on document_notagreed for select to alongside_runtime using (sees_section(person_id, 'goals'));
create policy adds on document_notagreed for insert to alongside_runtime with check (
    recorded_by = (select acting_id('account')) and contributes_section(person_id, 'goals'));
create policy sees on document_copygiven for select to alongside_runtime using (sees_person(person_id));
create policy adds on document_copygiven for insert to alongside_runtime with check (
    person_id = (select acting_id('person')) or contributes_section(person_id, 'goals'));
