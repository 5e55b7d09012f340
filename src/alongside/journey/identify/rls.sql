-- Offers: the person's own, and those of the organisation that made them.
call protect_table('identify_offer', 'select, insert, update');
create policy sees on identify_offer for select to alongside_runtime using (
    person_id = (select acting_id('person')) or (select acting('role')) = 'system'
    or (organisation_id = (select acting_id('organisation')) and (select handles_caseload())
        and not person_id = any((select people_restricted(acting_id('account'), acting_id('organisation')))::uuid[])));
create policy offers on identify_offer for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id));
create policy answers on identify_offer for update to alongside_runtime using (
    person_id = (select acting_id('person'))
    or (organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id)));
