-- Concerns (room: safeguarding) are read and written by the safeguarding leads of the organisation that wrote them, while it
-- looks after the person; nobody else knows that there is one. What hangs on a concern is seen with it, and added while it
-- is open, in one's own name.
create function keeps_concern(p_concern uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select exists (select from safeguarding_concern c where c.id = p_concern
                   and c.organisation_id = acting_id('organisation') and guards_person(c.person_id)) $$;
alter function keeps_concern(uuid) owner to alongside_gate;
create function adds_to_concern(p_concern uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select keeps_concern(p_concern)
       and exists (select from safeguarding_concern c where c.id = p_concern and c.closed_at is null) $$;
alter function adds_to_concern(uuid) owner to alongside_gate;
revoke all on function keeps_concern(uuid), adds_to_concern(uuid) from public;
grant execute on function keeps_concern(uuid), adds_to_concern(uuid) to alongside_runtime;

create policy sees on safeguarding_concern for select to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and guards_person(person_id));
create policy records on safeguarding_concern for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and guards_person(person_id)
    and written_by = (select acting_id('account')) and closed_at is null
    -- The worry may be about a record that was joined to this one.
    and (escalation_id is null or exists (select from careteam_escalation e
         where e.id = escalation_id and e.person_id = any(linked_records(safeguarding_concern.person_id)))));
create policy closes on safeguarding_concern for update to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and guards_person(person_id) and closed_at is null)
    with check (closed_by = (select acting_id('account')));
create policy sees on safeguarding_named for select to alongside_runtime using (keeps_concern(concern_id));
create policy names on safeguarding_named for insert to alongside_runtime with check (
    named_by = (select acting_id('account')) and adds_to_concern(concern_id)
    and (supporter_id is null or exists (select from careteam_supporter s
         where s.id = supporter_id and s.person_id = any(linked_records(safeguarding_named.person_id)))));
create policy sees on safeguarding_note for select to alongside_runtime using (keeps_concern(concern_id));
create policy notes on safeguarding_note for insert to alongside_runtime with check (
    written_by = (select acting_id('account')) and adds_to_concern(concern_id));
create policy sees on safeguarding_view for select to alongside_runtime using (keeps_concern(concern_id));
create policy asks on safeguarding_view for insert to alongside_runtime with check (
    written_by = (select acting_id('account')) and adds_to_concern(concern_id));

-- name_bars: whether somebody of this name is not to be involved, or said to have caused harm, in any record of the person:
-- for those who are written down by name, before they have an account that conflict_bars could look at. It answers who
-- writes such records, and says no more than that they cannot take this part.
create function name_bars(p_person uuid, p_name text) returns boolean
language sql stable security definer set search_path = public as $$
    select records_authority(p_person) and (
        exists (select from careteam_supporter s
                where s.person_id = any(linked_records(p_person)) and lower(s.name) = lower(btrim(p_name))
                  and ((select i.decision from careteam_involvement i where i.supporter_id = s.id
                        order by i.number desc limit 1) = 'do-not-involve'
                       or (select c.outcome from careteam_conflict c where c.supporter_id = s.id
                           order by c.number desc limit 1) = 'do-not-involve'
                       or exists (select from (select distinct on (n.organisation_id) n.alleged
                                               from careteam_concernanswer n where n.supporter_id = s.id
                                               order by n.organisation_id, n.number desc) newest
                                  where newest.alleged)))
        or exists (select from safeguarding_named n join safeguarding_concern c on c.id = n.concern_id
                   where n.person_id = any(linked_records(p_person)) and n.supporter_id is null
                     and lower(n.name) = lower(btrim(p_name)) and c.closed <> 'no-harm-found')) $$;
alter function name_bars(uuid, text) owner to alongside_gate;
revoke all on function name_bars(uuid, text) from public;
grant execute on function name_bars(uuid, text) to alongside_runtime;
