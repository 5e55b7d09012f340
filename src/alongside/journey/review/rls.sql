-- A review holds which items were asked and answered, no words.
call protect_table('review_review', 'select, insert, update');
call protect_table('review_itemreviewed', 'select, insert');
call of_the_same_person('review_review', 'round_id', 'plans_round');
call of_the_same_person('review_review', 'version_id', 'plans_planversion');
call of_the_same_person('review_itemreviewed', 'review_id', 'review_review');
create policy sees on review_review for select to alongside_runtime using (sees_person(person_id));
create policy starts on review_review for insert to alongside_runtime with check (
    led_by = (select acting_id('account')) and contributes_section(person_id, 'goals'));
create policy changes on review_review for update to alongside_runtime using (contributes_section(person_id, 'goals'));
create policy sees on review_itemreviewed for select to alongside_runtime using (
    sees_person(person_id) and not is_kept_away(person_id, item, hidden_entries(person_id)));
create policy adds on review_itemreviewed for insert to alongside_runtime with check (
    answered_by = (select acting_id('account')) and contributes_section(person_id, 'goals'));
