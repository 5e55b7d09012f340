-- The pack's results are health content; a draft is seen by the one who types it, and nobody else.
call protect_table('prepare_pack', 'select, insert, update');
call protect_table('prepare_packresult', 'select, insert, update, delete');
call protect_table('prepare_answerdraft', 'select, insert, update, delete');
call protect_table('prepare_promptchoice', 'select, insert, update, delete');
call protect_table('prepare_heldcall', 'select, insert, update (called_at, called_by, called_by_name, said)');
call of_the_same_person('prepare_heldcall', 'round_id', 'plans_round');
call protect_table('prepare_gathering', 'select, insert, update (other_plans, which_plans, saved_at, saved_by,
    finished_at, finished_by)');
call of_the_same_person('prepare_gathering', 'round_id', 'plans_round');
call protect_table('prepare_gatheringrow', 'select, insert, update (words, result, not_done, saved_at, saved_by,
    saved_by_name)');
call of_the_same_person('prepare_gatheringrow', 'gathering_id', 'prepare_gathering');
call protect_table('prepare_localcheckset', 'select, insert');
call insert_only('prepare_localcheckset');
call protect_table('prepare_helper', 'select, insert, update (name, how, account, said_at), delete');
call of_the_same_person('prepare_helper', 'round_id', 'plans_round');
call protect_table('prepare_packstep', 'select, insert');
call insert_only('prepare_packstep');
call of_the_same_person('prepare_packstep', 'pack_id', 'prepare_pack');
call of_the_same_person('prepare_pack', 'round_id', 'plans_round');
call of_the_same_person('prepare_packresult', 'pack_id', 'prepare_pack');
call of_the_same_person('prepare_answerdraft', 'round_id', 'plans_round');
call of_the_same_person('prepare_promptchoice', 'round_id', 'plans_round');
create policy sees on prepare_pack for select to alongside_runtime using (sees_person(person_id));
create policy makes on prepare_pack for insert to alongside_runtime with check (contributes_section(person_id, 'health'));
create policy changes on prepare_pack for update to alongside_runtime using (contributes_section(person_id, 'health'));
-- That somebody opened it, brought it, or that it came back: no word of what is in it.
create policy sees on prepare_packstep for select to alongside_runtime using (sees_person(person_id));
create policy notes on prepare_packstep for insert to alongside_runtime with check (
    by = (select acting_id('account'))
    and case when step = 'opened' then person_id = (select acting_id('person'))
             else (select handles_caseload()) and sees_person(person_id) end);
-- A held result is told by a human first: only the team sees it, and no job prints it.
create policy sees on prepare_packresult for select to alongside_runtime using (
    (not is_held or (select handles_caseload()))
    and case when person_id = (select acting_id('subject')) then 'health' = any((select seen_of_subject())::text[])
             else sees_section(person_id, 'health') end);
create policy makes on prepare_packresult for insert to alongside_runtime
    with check (contributes_section(person_id, 'health'));
create policy changes on prepare_packresult for update to alongside_runtime
    using (contributes_section(person_id, 'health') and (select handles_caseload()));
create policy makes_anew on prepare_packresult for delete to alongside_runtime
    using (contributes_section(person_id, 'health') and (select handles_caseload()));
-- That a call waits would tell the person what the call is for; what they said in it is theirs.
create policy sees on prepare_heldcall for select to alongside_runtime using (
    (called_at is not null or (select handles_caseload())) and sees_section(person_id, 'health'));
create policy asks on prepare_heldcall for insert to alongside_runtime with check (
    (select handles_caseload()) and contributes_section(person_id, 'health')
    and asked_by = (select acting_id('account')) and called_at is null);
create policy calls on prepare_heldcall for update to alongside_runtime
    using (called_at is null and (select handles_caseload()) and contributes_section(person_id, 'health'))
    with check (called_by = (select acting_id('account')));
-- What was gathered is health content; the person has it in their own copy.
create policy sees on prepare_gathering for select to alongside_runtime using (sees_section(person_id, 'health'));
create policy begins on prepare_gathering for insert to alongside_runtime with check (
    (select handles_caseload()) and contributes_section(person_id, 'health'));
create policy saves on prepare_gathering for update to alongside_runtime using (
    (select handles_caseload()) and contributes_section(person_id, 'health'));
create policy adds on prepare_gatheringrow for insert to alongside_runtime with check (
    (select handles_caseload()) and contributes_section(person_id, 'health'));
create policy saves on prepare_gatheringrow for update to alongside_runtime using (
    (select handles_caseload()) and contributes_section(person_id, 'health'));
-- An organisation's own checks: nobody's record.
create policy sees on prepare_localcheckset for select to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and (select handles_caseload()));
create policy adds on prepare_localcheckset for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and (select handles_caseload())
    and (select acting('role')) in ('coordinator', 'professional'));
create policy own_drafts on prepare_answerdraft for all to alongside_runtime
    using (account = (select acting_id('account')))
    with check (account = (select acting_id('account')) and sees_person(person_id));
create policy sees on prepare_promptchoice for select to alongside_runtime using (sees_section(person_id, section));
create policy chooses on prepare_promptchoice for insert to alongside_runtime with check (
    account = (select acting_id('account')) and contributes_section(person_id, section));
create policy chooses_again on prepare_promptchoice for update to alongside_runtime using (
    account = (select acting_id('account')) and contributes_section(person_id, section));
create policy answers on prepare_promptchoice for delete to alongside_runtime using (
    account = (select acting_id('account')));
-- Who helped is named beside the words, for who sees them; it is said by whose words they are, or by who types them.
create policy sees on prepare_helper for select to alongside_runtime using (sees_section(person_id, section));
create policy says on prepare_helper for insert to alongside_runtime with check (
    account = (select acting_id('account')) and contributes_section(person_id, section));
create policy says_anew on prepare_helper for update to alongside_runtime using (contributes_section(person_id, section))
    with check (account = (select acting_id('account')));
create policy takes_out on prepare_helper for delete to alongside_runtime using (
    contributes_section(person_id, section));

-- The same holds for the result itself, wherever it is read: a person's plan, its paper, a page of their results.
-- held_results: the ids of the results of one person that are still held, in whichever pack.
create function held_results(p_person uuid) returns uuid[]
language plpgsql stable security definer set search_path = public as $$
begin
    return (select coalesce(array_agg(result), '{}') from prepare_packresult where person_id = p_person and is_held);
end $$;
alter function held_results(uuid) owner to alongside_gate;
revoke all on function held_results(uuid) from public;
grant execute on function held_results(uuid) to alongside_runtime;
-- A value becomes a result, and is held back with it.
create policy sees on prepare_gatheringrow for select to alongside_runtime using (
    sees_section(person_id, 'health')
    and (result is null or (select handles_caseload()) or not result = any(held_results(person_id))));
create policy sees on health_result for select to alongside_runtime using (
    case when person_id = (select acting_id('subject')) then
             'health' = any((select seen_of_subject())::text[])
             and ((select handles_caseload())
                  or not id = any((select held_results(acting_id('subject')))::uuid[]))
         else sees_section(person_id, 'health')
             and ((select handles_caseload()) or not id = any(held_results(person_id))) end
    or imports_for(person_id));

-- answered_prompts: to how many questions of a round the person gave an answer that stands, for those who may know of the
-- person: a count, which says no more than that somebody has begun, and leaves out what is kept from the one who asks. A
-- gate function, because not all of them see every section, and because a list asks it of fifty people in the query that
-- finds their packs.
create function answered_prompts(p_round uuid) returns bigint
language plpgsql stable security definer set search_path = public as $$
declare v_person uuid; v_hidden uuid[];
begin
    select person_id into v_person from plans_round where id = p_round;
    if not sees_person(v_person) then return 0; end if;
    v_hidden := hidden_entries(v_person);
    return (select count(*) from (
        select distinct on (c.prompt) c.item, c.is_withdrawn from plans_contribution c
        where c.round_id = p_round and c.whose = 'person' and c.kind = 'statement' and c.prompt <> ''
        order by c.prompt, c.number desc) newest
    where not newest.is_withdrawn and not newest.item = any(v_hidden));
end $$;
alter function answered_prompts(uuid) owner to alongside_gate;
revoke all on function answered_prompts(uuid) from public;
grant execute on function answered_prompts(uuid) to alongside_runtime;
