-- Who was there belongs to "people"; what was on the agenda belongs to "what matters".
call protect_table('discuss_conversation', 'select, insert, update');
call protect_table('discuss_present', 'select, insert');
call protect_table('discuss_agendatopic', 'select, insert, update');
call of_the_same_person('discuss_conversation', 'round_id', 'plans_round');
call of_the_same_person('discuss_present', 'conversation_id', 'discuss_conversation');
call of_the_same_person('discuss_agendatopic', 'conversation_id', 'discuss_conversation');
create policy sees on discuss_conversation for select to alongside_runtime using (sees_section(person_id, 'people'));
create policy holds on discuss_conversation for insert to alongside_runtime with check (
    led_by = (select acting_id('account')) and contributes_section(person_id, 'people'));
create policy changes on discuss_conversation for update to alongside_runtime
    using (contributes_section(person_id, 'people'));
create policy sees on discuss_present for select to alongside_runtime using (sees_section(person_id, 'people'));
create policy adds on discuss_present for insert to alongside_runtime with check (contributes_section(person_id, 'people'));
create policy sees on discuss_agendatopic for select to alongside_runtime using (sees_section(person_id, 'what-matters'));
create policy adds on discuss_agendatopic for insert to alongside_runtime
    with check (contributes_section(person_id, 'what-matters'));
create policy changes on discuss_agendatopic for update to alongside_runtime
    using (contributes_section(person_id, 'what-matters'));
-- A draft is seen by the one who types it, and nobody else.
call protect_table('discuss_topicdraft', 'select, insert, update, delete');
call of_the_same_person('discuss_topicdraft', 'topic_id', 'discuss_agendatopic');
create policy own_drafts on discuss_topicdraft for all to alongside_runtime
    using (account = (select acting_id('account')) and contributes_section(person_id, 'what-matters'));
