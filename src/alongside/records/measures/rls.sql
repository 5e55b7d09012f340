-- Room 7: how a person is doing is one section of their plan ('measures'): who sees it, and adds to it, is decided there.
-- A use takes answers until it is finished; then nothing about it changes.
call protect_table('measures_use', 'select, insert, update (finished_at)');
call protect_table('measures_answer', 'select, insert');
call insert_only('measures_answer');
call protect_table('measures_session', 'select, insert, update (finished_at, finished_by_name)');
call protect_table('measures_area', 'select, insert, update (is_picked)');
call protect_table('measures_stepwords', 'select, insert');
call insert_only('measures_stepwords');
call protect_table('measures_agreed', 'select, insert');
call insert_only('measures_agreed');
call protect_table('measures_wenthow', 'select, insert');
call insert_only('measures_wenthow');
call protect_table('measures_permission', 'select, insert');
call insert_only('measures_permission');
call protect_table('measures_loaded', 'select, insert');
call insert_only('measures_loaded');
call of_the_same_person('measures_use', 'round_id', 'plans_round');
call of_the_same_person('measures_answer', 'use_id', 'measures_use');
call of_the_same_person('measures_session', 'round_id', 'plans_round');
call of_the_same_person('measures_session', 'use_id', 'measures_use');
call of_the_same_person('measures_area', 'session_id', 'measures_session');
call of_the_same_person('measures_stepwords', 'session_id', 'measures_session');
call of_the_same_person('measures_agreed', 'session_id', 'measures_session');
call of_the_same_person('measures_wenthow', 'agreed_id', 'measures_agreed');

create function sees_measures(p_person uuid) returns boolean language plpgsql stable as $$
begin
    if p_person = acting_id('subject') then return 'measures' = any(seen_of_subject()); end if;
    return sees_section(p_person, 'measures');
end $$;
create function adds_measures(p_person uuid) returns boolean language plpgsql stable as $$
begin
    return contributes_section(p_person, 'measures');
end $$;

-- What is only begun is for the one who began it.
create policy sees on measures_use for select to alongside_runtime using (
    sees_measures(person_id) and (finished_at is not null or typed_by = (select acting_id('account'))));
create policy begins on measures_use for insert to alongside_runtime with check (
    typed_by = (select acting_id('account')) and finished_at is null and adds_measures(person_id));
create policy finishes on measures_use for update to alongside_runtime
    using (typed_by = (select acting_id('account')) and finished_at is null and adds_measures(person_id))
    with check (finished_at is not null);
create policy sees on measures_answer for select to alongside_runtime using (
    exists (select from measures_use u where u.id = use_id));
create policy answers on measures_answer for insert to alongside_runtime with check (
    exists (select from measures_use u where u.id = use_id and u.finished_at is null
            and u.typed_by = (select acting_id('account')))
    and adds_measures(person_id));

create policy sees on measures_session for select to alongside_runtime using (sees_measures(person_id));
create policy begins on measures_session for insert to alongside_runtime with check (
    begun_by = (select acting_id('account')) and finished_at is null and adds_measures(person_id));
create policy finishes on measures_session for update to alongside_runtime
    using (finished_at is null and adds_measures(person_id)) with check (finished_at is not null);
create function session_goes_on(p_session uuid) returns boolean language sql stable as $$
    select exists (select from measures_session s where s.id = p_session and s.finished_at is null) $$;
create policy sees on measures_area for select to alongside_runtime using (sees_measures(person_id));
create policy picks on measures_area for insert to alongside_runtime with check (
    session_goes_on(session_id) and adds_measures(person_id));
create policy picks_again on measures_area for update to alongside_runtime
    using (session_goes_on(session_id) and adds_measures(person_id));
create policy sees on measures_stepwords for select to alongside_runtime using (sees_measures(person_id));
create policy says on measures_stepwords for insert to alongside_runtime with check (
    typed_by = (select acting_id('account')) and session_goes_on(session_id) and adds_measures(person_id));
create policy sees on measures_agreed for select to alongside_runtime using (sees_measures(person_id));
create policy agrees on measures_agreed for insert to alongside_runtime with check (
    session_goes_on(session_id) and adds_measures(person_id));
create policy sees on measures_wenthow for select to alongside_runtime using (sees_measures(person_id));
create policy says on measures_wenthow for insert to alongside_runtime with check (
    typed_by = (select acting_id('account')) and adds_measures(person_id));

create function is_used_here(p_organisation uuid) returns boolean language sql stable as $$
    select is_sure_enough(acting('role'), acting('assurance')) and (p_organisation = acting_id('organisation')
        or exists (select from plans_round r where r.organisation_id = p_organisation
                   and r.person_id = coalesce(acting_id('person'), acting_id('on_behalf_of')))) $$;
-- A permission is an organisation's, and of nobody's health: whoever works there sees it; an administrator records it.
-- The person, and who acts for them, are asked what the organisation of their round may ask.
create policy sees on measures_permission for select to alongside_runtime using (is_used_here(organisation_id));
create policy sees on measures_loaded for select to alongside_runtime using (is_used_here(organisation_id));
create policy brings on measures_loaded for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and loaded_by = (select acting_id('account'))
    and (select acting('role')) = 'administrator');
create policy records on measures_permission for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and recorded_by = (select acting_id('account'))
    and (select acting('role')) = 'administrator');
