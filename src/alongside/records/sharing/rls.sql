-- Room 5: the decision of rules/sharing.py, in the database, and every policy that depends on it in this room and below.
call protect_table('sharing_sharingdecision', 'select, insert');
call insert_only('sharing_sharingdecision');
call protect_table('sharing_stillok', 'select, insert');
call insert_only('sharing_stillok');
call of_the_same_person('sharing_stillok', 'decision_id', 'sharing_sharingdecision');
call protect_table('sharing_restriction',
    'select, insert, update (lift_asked_at, lift_asked_by, lifted_at, lifted_by, review_on)');
call protect_table('sharing_opening', 'select, insert, update (told_at, not_told, reviewed_at, reviewed_by, outcome,
    review_words, alert_due_at, alert_tries, alerted_at)');
call protect_table('sharing_override', 'select, insert, update (second_at, second_by, ended_at, ended_by, told_at, not_told)');
call protect_table('health_condition', 'select, insert, update');
call protect_table('health_medicine', 'select, insert, update');
call protect_table('health_allergy', 'select, insert, update');
call protect_table('health_result', 'select, insert, update');
call protect_table('appointments_appointment', 'select, insert, update');
call protect_table('appointments_recall', 'select, insert');
call insert_only('appointments_recall');
-- Whose message it is, and what it is, is never changed.
call protect_table('messaging_formatoverride', 'select, insert');
call insert_only('messaging_formatoverride');
call of_the_same_person('messaging_formatoverride', 'message_id', 'messaging_message');
call protect_table('messaging_message', 'select, insert, update (channel, due_at, status, tries, claimed_at, finished_at,
    reference, why, settled_by, settled_words)');

-- role_sections: rules.sharing.ROLE_SECTIONS. Null for a role that has none.
create function role_sections(p_role text) returns text[] language sql immutable parallel safe as $$
    select case
        when p_role in ('coordinator', 'professional', 'safeguarding-lead') then array['what-matters', 'about-me',
            'strengths', 'needs', 'goals', 'health', 'measures', 'emergencies', 'future', 'people', 'other-plans']
        when p_role = 'health-care-assistant' then array['about-me', 'what-matters', 'health', 'people']
    end $$;
-- emergency_sections: rules.sharing.EMERGENCY_SECTIONS. chosen_role: CHOSEN_ROLES.
create function emergency_sections() returns text[] language sql immutable parallel safe as
$$ select array['about-me', 'what-matters', 'health', 'emergencies', 'future', 'people'] $$;
create function chosen_role(p_role text) returns boolean language sql immutable parallel safe as
$$ select p_role in ('coordinator', 'professional', 'vcse-partner', 'client', 'carer') $$;

-- keeps_away: rules.restrictions.Kept.names. acts_as: the job that carries a person's own copy is kept from what they are.
create function acts_as(p_role text) returns text language sql immutable parallel safe as
$$ select case when p_role = 'system' then 'person' else p_role end $$;
create function keeps_away(x sharing_restriction, p_role text, p_account uuid, p_organisation uuid)
returns boolean language sql immutable parallel safe as $$
    select case
        when x.is_all_but then not (
            coalesce(p_account = any(x.accounts), false) or coalesce(p_organisation = any(x.organisations), false)
            or acts_as(p_role) = any(x.roles) or p_role = 'safeguarding-lead')
        else coalesce(p_account = any(x.accounts), false) or coalesce(p_organisation = any(x.organisations), false)
            or (acts_as(p_role) = any(x.roles) and p_role <> 'safeguarding-lead')
    end $$;

-- facts_of_record: rules.sharing.Facts for one reader and one record. chosen is null where the person decided nothing.
-- Of the decisions that name this reader (their account, their role, their team, their organisation), the most specific
-- in force counts; one for another purpose shows nothing.
create function facts_of_record(
    p_person uuid, p_role text, p_account uuid, p_organisation uuid, p_purpose text, p_at timestamptz,
    out registered boolean, out chosen text[], out comment_on text[], out contribute_to text[], out restricted text[],
    out hidden uuid[], out third_party uuid[], out in_force boolean, out scope text[], out may_act boolean,
    out barred boolean, out broke_glass boolean, out in_emergency boolean, out overridden text[], out apart uuid[],
    out asks text[]
) language plpgsql stable security definer set search_path = public as $$
declare
    v_day date := (p_at at time zone 'Europe/London')::date;
    v_decision record;
    v_proxy record;
    -- Whoever holds a person's emergency card is nobody we know: what anybody is kept from is kept from them (rls_cards.sql).
    v_holds_card boolean := p_role = 'emergency-viewer' and p_organisation is null;
    v_on_card text[];
begin
    registered := exists (select from people_registration r where r.person_id = p_person
        and r.organisation_id = p_organisation and r.since_on <= v_day and (r.until_on is null or r.until_on >= v_day));
    select d.* into v_decision from (
        select distinct on (1) case
                when s.account_id is not null then 1 when s.role <> '' then 2 when s.team_id is not null then 3 else 4
            end as breadth, s.*
        from sharing_sharingdecision s
        where s.person_id = p_person and s.starts_on <= v_day and (
            (s.account_id = p_account and p_role = case when s.role = '' then 'carer' else s.role end)
            or (p_role <> 'carer' and s.organisation_id = p_organisation and s.role in ('', p_role))
            or (p_role <> 'carer' and s.team_id is not null and is_in_team(s.team_id, p_account, p_role, v_day)))
        order by 1, s.decided_at desc, s.number desc) d
    where d.ends_on is null or d.ends_on >= v_day order by d.breadth limit 1;
    if v_decision.id is not null then
        if p_purpose = any(v_decision.purposes) then
            chosen := v_decision.sections;
            comment_on := v_decision.comment_on;
            contribute_to := v_decision.contribute_to;
        else
            chosen := '{}';
        end if;
    end if;
    select coalesce(array_agg(coalesce(x.section, '*')) filter (where kept and x.items = '{}'), '{}'),
           coalesce(array_agg(i.item) filter (where kept and i.item is not null
               and (v_holds_card or x.category <> 'third-party')), '{}'),
           coalesce(array_agg(i.item) filter (where x.category = 'third-party' and i.item is not null), '{}'),
           coalesce(array_agg(i.item) filter (where i.item is not null), '{}'),
           coalesce(array_agg(distinct x.ask) filter (where kept and x.is_known_of), '{}')
        into restricted, hidden, third_party, apart, asks
        from sharing_restriction x
        cross join lateral (select v_holds_card or keeps_away(x, p_role, p_account, p_organisation) as kept) k
        left join lateral unnest(x.items) as i(item) on true
        where x.person_id = p_person and x.lifted_at is null;
    if '*' = any(restricted) or p_role not in ('coordinator', 'professional', 'health-care-assistant') then
        asks := '{}';
    end if;
    in_force := false;
    if p_role = 'proxy' then
        select * into v_proxy from proxy_authority(p_person, p_account, p_at);
        in_force := coalesce(v_proxy.state = 'in-force', false);
        scope := v_proxy.sections;
        may_act := v_proxy.may_contribute;
    end if;
    barred := p_account is not null and p_role <> 'person' and conflict_bars(p_person, p_account, p_at);
    broke_glass := false;
    in_emergency := false;
    if p_role in ('coordinator', 'professional', 'emergency-viewer') then
        select coalesce(bool_or(o.kind = 'break-glass'), false), coalesce(bool_or(o.kind = 'emergency'), false)
            into broke_glass, in_emergency from sharing_opening o
            where o.person_id = p_person and o.account_id = p_account and o.organisation_id = p_organisation
              and o.opened_at <= p_at and o.until_at > p_at;
    end if;
    if v_holds_card then
        v_on_card := card_opens(p_person, p_account, p_at);
        in_emergency := v_on_card is not null;
        restricted := restricted || array(select unnest(emergency_sections()) except select unnest(v_on_card));
    end if;
    overridden := '{}';
    if p_organisation is not null then
        select coalesce(array_agg(section), '{}') into overridden from sharing_override o, unnest(o.sections) section
            where o.person_id = p_person and o.organisation_id = p_organisation and o.second_at is not null
              and o.second_at <= p_at and o.ended_at is null and o.ends_on >= v_day;
    end if;
end $$;
alter function facts_of_record(uuid, text, uuid, uuid, text, timestamptz) owner to alongside_gate;

-- reader_facts: the same, narrowed by every record that was joined to this one or that it was joined to. A join opens
-- nothing: what keeps this reader from either record keeps them from both, and of two decisions of the person the
-- narrower holds. What was decided in the other record alone narrows what a role sees here; it never lets anybody in.
create function reader_facts(
    p_person uuid, p_role text, p_account uuid, p_organisation uuid, p_purpose text, p_at timestamptz,
    out registered boolean, out chosen text[], out comment_on text[], out contribute_to text[], out restricted text[],
    out hidden uuid[], out third_party uuid[], out in_force boolean, out scope text[], out may_act boolean,
    out barred boolean, out broke_glass boolean, out in_emergency boolean, out overridden text[], out apart uuid[],
    out asks text[]
) language plpgsql stable security definer set search_path = public as $$
declare v_other uuid; f record;
begin
    select * into registered, chosen, comment_on, contribute_to, restricted, hidden, third_party, in_force, scope,
            may_act, barred, broke_glass, in_emergency, overridden, apart, asks
        from facts_of_record(p_person, p_role, p_account, p_organisation, p_purpose, p_at);
    foreach v_other in array linked_records(p_person) loop
        continue when v_other = p_person;
        select * into f from facts_of_record(v_other, p_role, p_account, p_organisation, p_purpose, p_at);
        restricted := restricted || f.restricted;
        hidden := hidden || f.hidden;
        third_party := third_party || f.third_party;
        apart := apart || f.apart;
        asks := asks || f.asks;
        barred := barred or f.barred;
        if f.chosen is not null and chosen is not null then
            chosen := array(select unnest(chosen) intersect select unnest(f.chosen));
            comment_on := array(select unnest(comment_on) intersect select unnest(f.comment_on));
            contribute_to := array(select unnest(contribute_to) intersect select unnest(f.contribute_to));
        elsif f.chosen is not null and registered and role_sections(p_role) is not null then
            chosen := f.chosen;
            comment_on := f.comment_on;
            contribute_to := f.contribute_to;
        end if;
    end loop;
end $$;
alter function reader_facts(uuid, text, uuid, uuid, text, timestamptz) owner to alongside_gate;

-- is_in_team: does this account work in this team, in this role, on this day.
create function is_in_team(p_team uuid, p_account uuid, p_role text, p_day date) returns boolean
language sql stable security definer set search_path = public as $$
    select exists (select from people_membership m where m.team_id = p_team and m.account_id = p_account
        and m.role = p_role and m.starts_on <= p_day and (m.ends_on is null or m.ends_on >= p_day)) $$;
alter function is_in_team(uuid, uuid, text, date) owner to alongside_gate;

-- teams_of: the teams in which this account works in this role on this day.
create function teams_of(p_account uuid, p_role text, p_day date) returns uuid[]
language sql stable security definer set search_path = public as $$
    select coalesce(array_agg(m.team_id), '{}') from people_membership m where m.account_id = p_account
        and m.team_id is not null and m.role = p_role and m.starts_on <= p_day
        and (m.ends_on is null or m.ends_on >= p_day) $$;
alter function teams_of(uuid, text, date) owner to alongside_gate;
revoke all on function teams_of(uuid, text, date) from public;
grant execute on function teams_of(uuid, text, date) to alongside_runtime;

-- decide_from: rules.sharing.decide, line by line; the answer is a Because. f: a row of reader_facts.
create function decide_from(
    p_act text, p_section text, p_item uuid, p_parent uuid, p_own_note boolean, p_finalised boolean, p_role text,
    p_purpose text, p_sure boolean, p_is_own boolean, f record
) returns text language plpgsql immutable parallel safe as $$
declare v_cares boolean; v_no text;
begin
    if p_role is null or p_role = 'anonymous' then return 'not-signed-in'; end if;
    if p_purpose = 'insight' then return 'insight'; end if;
    if not p_sure then return 'not-sure-enough'; end if;
    if not (chosen_role(p_role) or role_sections(p_role) is not null
            or p_role in ('person', 'proxy', 'emergency-viewer', 'system')) then
        return 'no-content-role';
    end if;
    if p_finalised and p_act <> 'read' then return 'finalised'; end if;
    if '*' = any(f.restricted) or p_section = any(f.restricted) or p_item = any(f.hidden) or p_parent = any(f.hidden) then
        return 'restricted';
    end if;
    if p_role in ('person', 'proxy', 'carer', 'system')
       and (p_item = any(f.third_party) or p_parent = any(f.third_party)) then
        return 'third-party';
    end if;
    if f.barred then return 'conflict'; end if;
    if p_role = 'proxy' and not (f.in_force and p_section = any(f.scope)) then return 'no-standing'; end if;

    if p_is_own and p_role = 'person' then return 'own-plan'; end if;
    if p_is_own and p_role = 'system' and p_act = 'read' then return 'own-copy'; end if;
    if p_role = 'proxy' and (p_act = 'read' or f.may_act) then return 'proxy'; end if;

    v_cares := f.registered and coalesce(p_section = any(role_sections(p_role)), false)
        and (p_act = 'read' or p_role in ('coordinator', 'professional', 'health-care-assistant'));
    if f.chosen is null or p_role = 'safeguarding-lead' then
        if v_cares then return 'care-role'; end if;
        v_no := 'no-rule';
    elsif not p_section = any(f.chosen) then
        v_no := 'not-shared';
    elsif chosen_role(p_role) then
        if p_act = 'read' or p_section = any(f.contribute_to) or (p_act = 'comment' and p_section = any(f.comment_on))
           or v_cares then
            return 'shared';
        end if;
        v_no := 'not-shared';
    else
        if v_cares then return 'care-role'; end if;
        v_no := 'no-rule';
    end if;
    if p_act <> 'read' then return v_no; end if;
    if p_section = any(f.overridden) and chosen_role(p_role) then return 'override'; end if;
    if f.broke_glass and p_role in ('coordinator', 'professional') then return 'break-glass'; end if;
    if f.in_emergency and p_role = 'emergency-viewer' and p_section = any(emergency_sections()) then return 'emergency'; end if;
    if p_own_note and p_role = 'vcse-partner' and cardinality(f.chosen) > 0 then return 'own-note'; end if;
    return v_no;
end $$;

-- decide_known: rules.sharing.decide_known: may this reader know of the person at all.
create function decide_known(p_role text, p_purpose text, p_sure boolean, p_is_own boolean, f record)
returns text language plpgsql immutable parallel safe as $$
begin
    if p_role is null or p_role = 'anonymous' then return 'not-signed-in'; end if;
    if p_purpose = 'insight' then return 'insight'; end if;
    if not p_sure then return 'not-sure-enough'; end if;
    if p_role = 'system' then return 'own-copy'; end if;
    if '*' = any(f.restricted) then return 'restricted'; end if;
    if f.barred then return 'conflict'; end if;
    if p_role = 'proxy' and not f.in_force then return 'no-standing'; end if;
    if p_role = 'person' then return case when p_is_own then 'own-plan' else 'no-rule' end; end if;
    if p_role = 'proxy' then return 'proxy'; end if;
    if f.registered and p_role in ('coordinator', 'professional', 'health-care-assistant', 'practice-administrator',
                                   'safeguarding-lead', 'privacy-officer') then
        return 'caseload';
    end if;
    if cardinality(f.chosen) > 0 and (chosen_role(p_role) or p_role = 'health-care-assistant') then return 'shared'; end if;
    if cardinality(f.overridden) > 0 and chosen_role(p_role) then return 'override'; end if;
    if f.broke_glass and p_role in ('coordinator', 'professional') then return 'break-glass'; end if;
    if f.in_emergency and p_role = 'emergency-viewer' then return 'emergency'; end if;
    return 'no-rule';
end $$;
create function allows(p_because text) returns boolean language sql immutable parallel safe as $$
    select p_because in ('own-plan', 'own-copy', 'proxy', 'shared', 'care-role', 'break-glass', 'override', 'emergency',
                         'own-note', 'caseload') $$;
-- is_sure_enough: rules.sharing.is_sure_enough.
create function is_sure_enough(p_role text, p_assurance text) returns boolean language sql immutable parallel safe as $$
    select case when p_role = 'client' then coalesce(p_assurance, 'none') <> 'none'
                else p_role = 'system' or coalesce(p_assurance = 'two-factor', false) end $$;

-- The functions that policies call are plpgsql: their plans are kept for the session, and are not planned again inside
-- every query that meets a policy. decide_entry: the decision about one entry, for any reader.
create function decide_entry(
    p_person uuid, p_act text, p_section text, p_item uuid, p_parent uuid, p_own_note boolean, p_finalised boolean,
    p_role text, p_account uuid, p_organisation uuid, p_own uuid, p_purpose text, p_assurance text, p_at timestamptz
) returns text language plpgsql stable as $$
declare f record;
begin
    select * into f from reader_facts(p_person, p_role, p_account, p_organisation, p_purpose, p_at);
    return decide_from(p_act, p_section, p_item, p_parent, p_own_note, p_finalised, p_role, p_purpose,
                       is_sure_enough(p_role, p_assurance), coalesce(p_own = p_person, false), f);
end $$;

-- seen_by: what one reader may see of one person: sections; sections in which only their own notes; and entries that are
-- hidden from them. decide_entry for all of them at once.
create function seen_by(
    p_person uuid, p_role text, p_account uuid, p_organisation uuid, p_own uuid, p_purpose text, p_assurance text,
    p_at timestamptz, out sections text[], out note_sections text[], out hidden uuid[]
) language plpgsql stable as $$
declare f record; v_sure boolean := is_sure_enough(p_role, p_assurance); v_own boolean := coalesce(p_own = p_person, false);
begin
    select * into f from reader_facts(p_person, p_role, p_account, p_organisation, p_purpose, p_at);
    select coalesce(array_agg(s) filter (where allows(
               decide_from('read', s, null, null, false, false, p_role, p_purpose, v_sure, v_own, f))), '{}'),
           coalesce(array_agg(s) filter (where p_role = 'vcse-partner' and allows(
               decide_from('read', s, null, null, true, false, p_role, p_purpose, v_sure, v_own, f))), '{}')
        into sections, note_sections from unnest(role_sections('coordinator')) s;
    hidden := f.hidden || case when p_role in ('person', 'proxy', 'carer', 'system') then f.third_party else '{}' end;
end $$;
create function sections_seen(
    p_person uuid, p_role text, p_account uuid, p_organisation uuid, p_own uuid, p_purpose text, p_assurance text,
    p_at timestamptz
) returns text[] language plpgsql stable as $$
begin
    return (select s.sections from seen_by(p_person, p_role, p_account, p_organisation, p_own, p_purpose, p_assurance, p_at) s);
end $$;

-- For the one who acts in this transaction. acting_own: rules.actors.Actor.own_plan.
create function acting_own() returns uuid language sql stable parallel safe as $$
    select case when acting('role') = 'person' then acting_id('person')
                when acting('role') = 'system' and acting('purpose') = 'delivery' then acting_id('on_behalf_of') end $$;
create function acting_decision(p_person uuid, p_act text, p_section text, p_item uuid, p_parent uuid, p_own_note boolean)
returns text language plpgsql stable as $$
begin
    return decide_entry(p_person, p_act, p_section, p_item, p_parent, p_own_note, false, acting('role'),
                        acting_id('account'), acting_id('organisation'), acting_own(), acting('purpose'),
                        acting('assurance'), acting_at());
end $$;
create function sees_section(p_person uuid, p_section text) returns boolean language plpgsql stable as $$
begin
    return allows(acting_decision(p_person, 'read', p_section, null, null, false));
end $$;
create function sees_entry(p_person uuid, p_section text, p_item uuid, p_parent uuid, p_typed_by uuid)
returns boolean language plpgsql stable as $$
begin
    return allows(acting_decision(p_person, 'read', p_section, p_item, p_parent,
                                  coalesce(p_typed_by = acting_id('account'), false)));
end $$;
create function comments_section(p_person uuid, p_section text) returns boolean language plpgsql stable as $$
begin
    return allows(acting_decision(p_person, 'comment', p_section, null, null, false));
end $$;
create function contributes_section(p_person uuid, p_section text) returns boolean language plpgsql stable as $$
begin
    return allows(acting_decision(p_person, 'contribute', p_section, null, null, false));
end $$;
create function contributes_entry(p_person uuid, p_section text, p_item uuid, p_parent uuid)
returns boolean language plpgsql stable as $$
begin
    return allows(acting_decision(p_person, 'contribute', p_section, p_item, p_parent, false));
end $$;
-- What is seen of the person whose plan is open: computed once per query, not once per row. The three are one look each
-- at what seen_by() answers.
create function acting_sees(out sections text[], out note_sections text[], out hidden uuid[]) language plpgsql stable as $$
begin
    select * into sections, note_sections, hidden from seen_by(
        acting_id('subject'), acting('role'), acting_id('account'), acting_id('organisation'), acting_own(),
        acting('purpose'), acting('assurance'), acting_at());
end $$;
create function seen_of_subject() returns text[] language plpgsql stable as $$
begin
    return (select s.sections from acting_sees() s);
end $$;
create function notes_of_subject() returns text[] language plpgsql stable as $$
begin
    return case when acting('role') = 'vcse-partner' then (select s.note_sections from acting_sees() s) else '{}' end;
end $$;
create function hidden_of_subject() returns uuid[] language plpgsql stable as $$
begin
    return (select s.hidden from acting_sees() s);
end $$;

-- people_restricted: people of whom this reader may not even know.
create function people_restricted(p_role text, p_account uuid, p_organisation uuid) returns uuid[]
language sql stable security definer set search_path = public as $$
    select coalesce(array_agg(x.person_id), '{}') from sharing_restriction x
    where x.section is null and x.items = '{}' and x.lifted_at is null
      and keeps_away(x, p_role, p_account, p_organisation) $$;
alter function people_restricted(text, uuid, uuid) owner to alongside_gate;

-- people_barred: people from whom a conflict of interest bars this account.
create function people_barred(p_account uuid, p_at timestamptz) returns uuid[]
language sql stable security definer set search_path = public as $$
    select coalesce(array_agg(distinct s.person_id), '{}') from careteam_supporter s
    where s.account_id = p_account and conflict_bars(s.person_id, p_account, p_at) $$;
alter function people_barred(uuid, timestamptz) owner to alongside_gate;

-- is_close_to: is this account the person's own, or that of somebody who supports them in private life.
create function is_close_to(p_person uuid, p_account uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select exists (select from people_account a where a.id = p_account and a.person_id = p_person)
        or exists (select from careteam_supporter s where s.person_id = p_person and s.account_id = p_account
                   and s.kind in ('carer', 'family-or-friend')) $$;
alter function is_close_to(uuid, uuid) owner to alongside_gate;

-- people_kept_from: the same for the one who acts in this transaction, with those whom a conflict of interest bars; and
-- every record of the same person.
create function people_kept_from() returns uuid[] language plpgsql stable as $$
begin
    return array(select distinct unnest(linked_records(person)) from unnest(
        people_restricted(acting('role'), acting_id('account'), acting_id('organisation'))
        || people_barred(acting_id('account'), acting_at())) person);
end $$;

-- knows_of: the decision whether a reader may know of a person.
create function knows_of(
    p_person uuid, p_role text, p_account uuid, p_organisation uuid, p_own uuid, p_purpose text, p_assurance text,
    p_at timestamptz
) returns text language plpgsql stable as $$
declare f record;
begin
    select * into f from reader_facts(p_person, p_role, p_account, p_organisation, p_purpose, p_at);
    return decide_known(p_role, p_purpose, is_sure_enough(p_role, p_assurance), coalesce(p_own = p_person, false), f);
end $$;

-- sees_person: may this reader know of this person: who they are and what is due, not what their plan says.
create function sees_person(p_person uuid) returns boolean language plpgsql stable as $$
declare v_role text := acting('role');
begin
    -- For those about whom no fact counts, none is asked for.
    if v_role = 'system' then return acting('purpose') <> 'insight'; end if;
    if v_role is null or v_role in ('anonymous', 'administrator', 'organisation-lead') then return false; end if;
    if v_role = 'person' then
        return p_person = acting_id('person') and acting('purpose') <> 'insight'
            and is_sure_enough(v_role, acting('assurance'));
    end if;
    return allows(knows_of(p_person, v_role, acting_id('account'), acting_id('organisation'), acting_own(),
                           acting('purpose'), acting('assurance'), acting_at()));
end $$;

-- kept_apart: of these entries of a person, those that somebody is kept from. They never enter an agreed version, whoever
-- agrees it.
create function kept_apart(p_person uuid, p_items uuid[]) returns uuid[]
language sql stable security definer set search_path = public as $$
    select coalesce(array_agg(distinct item), '{}') from sharing_restriction x, unnest(x.items) item
    where x.person_id = p_person and x.lifted_at is null and item = any(p_items) and sees_person(p_person) $$;
alter function kept_apart(uuid, uuid[]) owner to alongside_gate;

-- seen_by_the_person: what the person themselves sees of their plan, for whoever makes a copy for them and sees more.
create function seen_by_the_person(p_person uuid, out sections text[], out hidden uuid[])
language plpgsql stable security definer set search_path = public as $$
declare v_account uuid;
begin
    if not sees_person(p_person) then return; end if;
    select id into v_account from people_account where person_id = p_person order by joined_at limit 1;
    select s.sections, s.hidden into sections, hidden from seen_by(
        p_person, 'person', v_account, null, p_person, 'own-record', 'two-factor', acting_at()) s;
end $$;
alter function seen_by_the_person(uuid) owner to alongside_gate;

revoke all on function facts_of_record(uuid, text, uuid, uuid, text, timestamptz),
    reader_facts(uuid, text, uuid, uuid, text, timestamptz), people_restricted(text, uuid, uuid),
    is_in_team(uuid, uuid, text, date), people_barred(uuid, timestamptz), is_close_to(uuid, uuid),
    kept_apart(uuid, uuid[]), seen_by_the_person(uuid) from public;
grant execute on function reader_facts(uuid, text, uuid, uuid, text, timestamptz), people_restricted(text, uuid, uuid),
    people_barred(uuid, timestamptz), is_close_to(uuid, uuid),
    kept_apart(uuid, uuid[]), seen_by_the_person(uuid) to alongside_runtime;

-- looked_after: the people whom the actor's organisation looks after and of whom the actor may know. For gate functions
-- that make lists: it is unfolded into their queries, so that a page reads an index and stops.
create function looked_after() returns setof people_person language sql stable as $$
    select p.* from people_person p
    where (select handles_caseload() or acting('role') = 'safeguarding-lead') and p.merged_into_id is null
      and exists (
          select from people_registration g
          where g.person_id = p.id and g.organisation_id = (select acting_id('organisation'))
            and g.since_on <= (select today()) and (g.until_on is null or g.until_on >= (select today())))
      and not p.id = any((select people_kept_from())::uuid[]) $$;

-- registered_people: a page of the people whom the actor's organisation looks after, by name; with words, a number or a
-- birth date, those who fit; with p_coordinator, those whom that account coordinates. A gate function for the roles that
-- handle lists: deciding for each of 20,000 would take seconds. Everybody is a page from the index and a count; who fits
-- has to be looked for once.
create function registered_people(
    p_words text[], p_number text, p_born_on date, p_coordinator uuid, p_most integer, p_skipped integer
) returns table (person uuid, total bigint) language plpgsql stable security definer set search_path = public as $$
begin
    if cardinality(p_words) = 0 and p_number is null and p_born_on is null and p_coordinator is null then
        return query select p.id, (select count(*) from looked_after()) from looked_after() p
            order by p.family_name, p.given_name, p.id limit p_most offset p_skipped;
        return;
    end if;
    return query select p.id, count(*) over () from looked_after() p
        where (p_number is null or p.nhs_number = p_number) and (p_born_on is null or p.born_on = p_born_on)
          and (p_coordinator is null or exists (
              select from careteam_supporter s where s.person_id = p.id and s.kind = 'coordinator'
                and s.account_id = p_coordinator and s.ends_on is null))
          and not exists (
              select from unnest(p_words) word
              where position(' ' || word
                             in ' ' || lower(concat_ws(' ', p.given_name, p.preferred_name, p.family_name))) = 0)
        order by p.family_name, p.given_name, p.id limit p_most offset p_skipped;
end $$;
alter function registered_people(text[], text, date, uuid, integer, integer) owner to alongside_gate;
revoke all on function registered_people(text[], text, date, uuid, integer, integer) from public;
grant execute on function registered_people(text[], text, date, uuid, integer, integer) to alongside_runtime;

-- A code signs somebody in as the person, so it is made only by those who look after them.
create policy makes on people_signincode for insert to alongside_runtime with check (
    ((select acting('role')) = 'system' or (select handles_caseload())) and sees_person(person_id));

-- People.
create policy sees on people_person for select to alongside_runtime using (sees_person(id));
create policy adds on people_person for insert to alongside_runtime with check (
    (select acting('role')) = 'system' or (select handles_caseload()));
create policy changes on people_person for update to alongside_runtime using (
    sees_person(id) and ((select acting('role')) in ('system', 'person') or (select handles_caseload())))
    with check (merged_into_id is null or sees_person(merged_into_id));
-- The people room: needs, other details, and records that were joined. Whoever may know of a person knows what they need
-- to be reached and understood; the person tells it, and the team that looks after them confirms it.
create function in_team_of(p_person uuid) returns boolean language plpgsql stable as $$
begin
    return handles_caseload() and sees_person(p_person) and exists (
        select from people_registration g where g.person_id = p_person and g.organisation_id = acting_id('organisation')
            and g.since_on <= today() and (g.until_on is null or g.until_on >= today()));
end $$;
create function is_own_row(p_person uuid) returns boolean language sql stable as $$
    select acting('role') = 'person' and p_person = acting_id('person') $$;
do $$
declare t text;
begin
    foreach t in array array['people_need', 'people_adjustment'] loop
        execute format('create policy sees on %I for select to alongside_runtime using (sees_person(person_id))', t);
        execute format('create policy tells on %I for insert to alongside_runtime with check (
            in_team_of(person_id)
            or (is_own_row(person_id) and told_by = ''person'' and confirmed_at is null))', t);
        execute format('create policy confirms on %I for update to alongside_runtime using (in_team_of(person_id))', t);
    end loop;
    foreach t in array array['people_identifier', 'people_contactpoint'] loop
        execute format('create policy sees on %I for select to alongside_runtime using (
            is_own_row(person_id) or in_team_of(person_id))', t);
        execute format('create policy adds on %I for insert to alongside_runtime with check (in_team_of(person_id))', t);
        execute format('create policy changes on %I for update to alongside_runtime using (in_team_of(person_id))', t);
    end loop;
end $$;
create policy ends on people_adjustment for update to alongside_runtime using (is_own_row(person_id))
    with check (ended_at is not null);
create policy sees on people_background for select to alongside_runtime using (
    is_own_row(person_id) or (in_team_of(person_id) and sees_section(person_id, 'about-me')));
create policy adds on people_background for insert to alongside_runtime with check (
    in_team_of(person_id) and contributes_section(person_id, 'about-me'));
create policy changes on people_background for update to alongside_runtime using (
    in_team_of(person_id) and contributes_section(person_id, 'about-me'));
-- Kept apart: rules.details.may_read_apart. Those who phone read how to phone safely, those who visit read about the key.
create policy sees on people_keptapart for select to alongside_runtime using (
    in_team_of(person_id) and (kind <> 'key-safe' or (select acting('role')) <> 'practice-administrator'));
create policy adds on people_keptapart for insert to alongside_runtime with check (
    in_team_of(person_id) and (kind <> 'key-safe' or (select acting('role')) <> 'practice-administrator'));
-- What a person wants to know is about their health.
create policy sees on people_informationneed for select to alongside_runtime using (sees_section(person_id, 'health'));
create policy adds on people_informationneed for insert to alongside_runtime with check (
    (is_own_row(person_id) or (in_team_of(person_id) and contributes_section(person_id, 'health'))) and given_at is null);
create policy gives on people_informationneed for update to alongside_runtime using (
    in_team_of(person_id) and contributes_section(person_id, 'health'));
create policy sees on people_merge for select to alongside_runtime using (
    in_team_of(person_id) and in_team_of(kept_id));
create policy joins on people_merge for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and in_team_of(person_id) and in_team_of(kept_id));
create policy undoes on people_merge for update to alongside_runtime using (
    in_team_of(person_id) and in_team_of(kept_id));

-- Who is on which list, where their details came from, and who may be whom: for those who handle lists, but for people of
-- whom this reader may not know. An import writes the sources and queues the matches, because the next one acts on them.
create policy sees on people_registration for select to alongside_runtime using (
    person_id = (select acting_id('person')) or (select acting('role')) = 'system'
    or (organisation_id = (select acting_id('organisation'))
        and ((select acting('role')) = 'safeguarding-lead'
             or ((select handles_caseload())
                 and not person_id = any((select people_kept_from())::uuid[])))));
create policy adds on people_registration for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation'))
    and ((select is_import())
         or ((select handles_caseload()) and not is_looked_after_elsewhere(person_id, organisation_id)
             and not person_id = any((select people_kept_from())::uuid[]))));
create policy changes on people_registration for update to alongside_runtime using (
    organisation_id = (select acting_id('organisation'))
    and ((select acting('role')) = 'system'
         or ((select handles_caseload())
             and not person_id = any((select people_kept_from())::uuid[]))));
create policy sees on people_personsource for select to alongside_runtime using (
    organisation_id = (select acting_id('organisation'))
    and ((select is_import())
         or ((select handles_caseload())
             and not person_id = any((select people_kept_from())::uuid[]))));
create policy adds on people_personsource for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and (select is_import()));
create policy changes on people_personsource for update to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and (select is_import()));
create policy sees on people_possiblematch for select to alongside_runtime using (
    organisation_id = (select acting_id('organisation'))
    and ((select is_import())
         or ((select handles_caseload())
             and person_id = any((select people_kept_from())::uuid[])
                 is not true)));
create policy queues on people_possiblematch for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and (select is_import()));
-- Who could not be added by hand is queued too, without a word of whom they may be.
create policy asks on people_possiblematch for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and (select handles_caseload())
    and why = 'by-hand' and person_id is null and decided_at is null);
create policy decides on people_possiblematch for update to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and (select handles_caseload())
    and person_id = any((select people_kept_from())::uuid[]) is not true);

-- The person sees their decisions; a reader sees those about themselves; the team that looks after the person sees all.
create policy sees on sharing_sharingdecision for select to alongside_runtime using (
    person_id = (select acting_id('person')) or account_id = (select acting_id('account'))
    or organisation_id = (select acting_id('organisation'))
    or team_id = any((select teams_of(acting_id('account'), acting('role'), today()))::uuid[])
    or (person_id = (select acting_id('subject')) and 'people' = any((select seen_of_subject())::text[]))
    or sees_section(person_id, 'people'));
create policy adds on sharing_sharingdecision for insert to alongside_runtime with check (
    decided_by = (select acting_id('account'))
    and (person_id = (select acting_id('person'))
         or ((select acting('role')) in ('coordinator', 'professional', 'proxy') and contributes_section(person_id, 'people'))));

create policy sees on sharing_stillok for select to alongside_runtime using (
    person_id = (select acting_id('person')) or sees_section(person_id, 'people'));
create policy confirms on sharing_stillok for insert to alongside_runtime with check (
    confirmed_by = (select acting_id('account'))
    and (person_id = (select acting_id('person'))
         or ((select acting('role')) in ('coordinator', 'professional', 'proxy') and contributes_section(person_id, 'people'))));

-- opening_reviewers: whose privacy officer looks at an opening: that of the organisation that opened; where it has none but
-- the one who opened, that of each organisation that looks after the person and has one. None where nobody has one.
create function has_officer(p_organisation uuid, p_but uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select exists (select from people_membership m join people_account a on a.id = m.account_id
        where m.organisation_id = p_organisation and m.role = 'privacy-officer' and a.is_active and a.id <> p_but
          and m.starts_on <= today() and (m.ends_on is null or m.ends_on >= today())) $$;
create function opening_reviewers(p_person uuid, p_organisation uuid, p_account uuid) returns uuid[]
language sql stable security definer set search_path = public as $$
    select case when has_officer(p_organisation, p_account) then array[p_organisation] else array(
        select distinct r.organisation_id from people_registration r
        where r.person_id = p_person and r.since_on <= today() and (r.until_on is null or r.until_on >= today())
          and has_officer(r.organisation_id, p_account)) end $$;
-- looks_at_opening: whether this reader is such an officer. opening_is_for: who would look at what this reader is about to
-- open: "here", "there" (who looks after the person) or "nobody". organisations_to_alert: of one opening, for the job that
-- tells them. unreviewed_openings: how many of the organisation that the reader runs wait while nobody can look at them; a
-- number and nothing else.
create function looks_at_opening(p_person uuid, p_organisation uuid, p_account uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select acting('role') = 'privacy-officer' and p_account <> acting_id('account')
       and acting_id('organisation') = any(opening_reviewers(p_person, p_organisation, p_account)) $$;
create function opening_is_for(p_person uuid) returns text
language sql stable security definer set search_path = public as $$
    select case when cardinality(opening_reviewers(p_person, acting_id('organisation'), acting_id('account'))) = 0 then 'nobody'
                when has_officer(acting_id('organisation'), acting_id('account')) then 'here' else 'there' end
    where acting('role') in ('emergency-viewer', 'coordinator', 'professional') $$;
create function organisations_to_alert(p_opening uuid) returns uuid[]
language sql stable security definer set search_path = public as $$
    select opening_reviewers(o.person_id, o.organisation_id, o.account_id) from sharing_opening o
    where o.id = p_opening and acting('role') = 'system' $$;
create function unreviewed_openings() returns bigint
language sql stable security definer set search_path = public as $$
    select count(*) from sharing_opening o
    where acting('role') in ('administrator', 'organisation-lead') and o.organisation_id = acting_id('organisation')
      and o.reviewed_at is null and opening_reviewers(o.person_id, o.organisation_id, o.account_id) = '{}' $$;
alter function has_officer(uuid, uuid) owner to alongside_gate;
alter function opening_reviewers(uuid, uuid, uuid) owner to alongside_gate;
alter function looks_at_opening(uuid, uuid, uuid) owner to alongside_gate;
alter function opening_is_for(uuid) owner to alongside_gate;
alter function organisations_to_alert(uuid) owner to alongside_gate;
alter function unreviewed_openings() owner to alongside_gate;
revoke all on function has_officer(uuid, uuid), opening_reviewers(uuid, uuid, uuid), looks_at_opening(uuid, uuid, uuid),
    opening_is_for(uuid), organisations_to_alert(uuid), unreviewed_openings() from public;
grant execute on function looks_at_opening(uuid, uuid, uuid), opening_is_for(uuid), organisations_to_alert(uuid),
    unreviewed_openings() to alongside_runtime;

-- An opening is made by the one who opens, for their organisation, and looked at by a privacy officer (opening_reviewers),
-- or its safeguarding lead; a job says that the person was told. Without anybody who looks at it the person is told.
create policy sees on sharing_opening for select to alongside_runtime using (
    (select acting('role')) = 'system'
    or (account_id = (select acting_id('account')) and organisation_id = (select acting_id('organisation')))
    or ((select acting('role')) in ('privacy-officer', 'safeguarding-lead')
        and organisation_id = (select acting_id('organisation')))
    or looks_at_opening(person_id, organisation_id, account_id));
create policy opens on sharing_opening for insert to alongside_runtime with check (
    account_id = (select acting_id('account')) and organisation_id = (select acting_id('organisation'))
    and (select is_sure_enough(acting('role'), acting('assurance')))
    and ((kind = 'break-glass' and (select acting('role')) in ('coordinator', 'professional'))
         or (kind = 'emergency' and (select acting('role')) = 'emergency-viewer'))
    and (not_told = '' or opening_is_for(person_id) <> 'nobody')
    and not person_id = any((select people_kept_from())::uuid[]) and reviewed_at is null);
create policy reviews on sharing_opening for update to alongside_runtime using (
    (select acting('role')) = 'system'
    or ((select acting('role')) in ('privacy-officer', 'safeguarding-lead')
        and organisation_id = (select acting_id('organisation')) and account_id <> (select acting_id('account')))
    or looks_at_opening(person_id, organisation_id, account_id));

-- An override is asked for by a professional, coordinator or safeguarding lead of an organisation that looks after the
-- person, and opens nothing until a second of them (or its privacy officer) has looked.
create function may_override(p_person uuid, p_organisation uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select p_organisation = acting_id('organisation') and is_sure_enough(acting('role'), acting('assurance'))
       and acting('role') in ('coordinator', 'professional', 'safeguarding-lead', 'privacy-officer')
       and exists (select from people_registration r where r.person_id = p_person and r.organisation_id = p_organisation
                   and r.since_on <= today() and (r.until_on is null or r.until_on >= today()))
       and sees_person(p_person) $$;
alter function may_override(uuid, uuid) owner to alongside_gate;
revoke all on function may_override(uuid, uuid) from public;
grant execute on function may_override(uuid, uuid) to alongside_runtime;
create policy sees on sharing_override for select to alongside_runtime using (
    (select acting('role')) = 'system' or may_override(person_id, asked_for_id));
-- The person sees what holds, or held, unless telling them would be unsafe.
create policy tells on sharing_override for select to alongside_runtime using (
    second_at is not null and not_told = '' and person_id = (select acting_id('person'))
    and (select is_sure_enough(acting('role'), acting('assurance'))));
create policy asks on sharing_override for insert to alongside_runtime with check (
    asked_by = (select acting_id('account')) and second_at is null and may_override(person_id, asked_for_id)
    and (select acting('role')) <> 'privacy-officer');
create policy looks_again on sharing_override for update to alongside_runtime using (
    (select acting('role')) = 'system' or may_override(person_id, asked_for_id));

-- Restrictions are seen and set by safeguarding leads of an organisation that looks after the person, and nobody else; a
-- lead whom one names, or who has a conflict of interest, in any record of the person, is not among them.
create function guards_person(p_person uuid) returns boolean
language sql stable security definer set search_path = public as $$
    select acting('role') = 'safeguarding-lead' and is_sure_enough(acting('role'), acting('assurance'))
       and exists (select from people_registration r where r.person_id = p_person
                   and r.organisation_id = acting_id('organisation') and r.since_on <= today()
                   and (r.until_on is null or r.until_on >= today()))
       and not conflict_bars(p_person, acting_id('account'), acting_at())
       and not exists (select from sharing_restriction x where x.person_id = any(linked_records(p_person))
                       and x.lifted_at is null and not x.is_all_but and acting_id('account') = any(x.accounts)) $$;
alter function guards_person(uuid) owner to alongside_gate;
revoke all on function guards_person(uuid) from public;
grant execute on function guards_person(uuid) to alongside_runtime;
create policy guards on sharing_restriction for all to alongside_runtime
    using (guards_person(person_id)) with check (guards_person(person_id));

-- Imports write what they may not read on: a job of the organisation that looks after the person.
create function imports_for(p_person uuid) returns boolean language sql stable as $$
    select acting('role') = 'system' and acting('purpose') = 'import' and exists (
        select 1 from people_registration where person_id = p_person and organisation_id = acting_id('organisation')) $$;

-- Who sees a result is decided in journey/prepare: one that somebody is to be told of first is seen by the team alone.
do $$
declare t text;
begin
    foreach t in array array['health_condition', 'health_medicine', 'health_allergy', 'health_result'] loop
        execute format('create policy adds on %I for insert to alongside_runtime with check (
            contributes_section(person_id, ''health'') or imports_for(person_id))', t);
        execute format('create policy changes on %I for update to alongside_runtime using (imports_for(person_id))', t);
        continue when t = 'health_result';
        execute format('create policy sees on %I for select to alongside_runtime using (
            case when person_id = (select acting_id(''subject'')) then ''health'' = any((select seen_of_subject())::text[])
                 else sees_section(person_id, ''health'') end or imports_for(person_id))', t);
    end loop;
end $$;
-- What was typed here by mistake is taken back: it is marked, and stays.
create policy takes_back on health_result for update to alongside_runtime
    using (typed_by is not null and (select handles_caseload()) and contributes_section(person_id, 'health'))
    with check (typed_by is not null and status = 'entered-in-error' and contributes_section(person_id, 'health'));

create policy sees on careteam_supporter for select to alongside_runtime using (
    (account_id = (select acting_id('account')) and not conflict_bars(person_id, account_id, acting_at()))
    or (select acting('role')) = 'system'
    or case when person_id = (select acting_id('subject')) then 'people' = any((select seen_of_subject())::text[])
            else sees_section(person_id, 'people') end
    or (kind = 'coordinator' and (select handles_caseload()) and sees_person(person_id))
    or ((select acting('role')) = 'safeguarding-lead' and sees_person(person_id)));
create policy adds on careteam_supporter for insert to alongside_runtime with check (
    contributes_section(person_id, 'people') or imports_for(person_id)
    or ((select handles_caseload()) and sees_person(person_id)));
create policy changes on careteam_supporter for update to alongside_runtime using (
    contributes_section(person_id, 'people') or imports_for(person_id)
    or (kind = 'coordinator' and (select handles_caseload()) and sees_person(person_id)));
create policy sees on careteam_supporterwas for select to alongside_runtime using (sees_section(person_id, 'people'));

-- Who supports a person: what was decided about each (room: careteam). Nobody reads or writes what is decided about them.
-- The person's decision is theirs; their team writes it down.
create policy sees on careteam_involvement for select to alongside_runtime using (
    not supporter_id = any((select own_supporter_rows())::uuid[])
    and (is_own_row(person_id)
         or ((select acting('role')) in ('coordinator', 'professional') and sees_section(person_id, 'people'))
         or ((select acting('role')) = 'safeguarding-lead' and sees_person(person_id))));
create policy decides on careteam_involvement for insert to alongside_runtime with check (
    asked_by = (select acting_id('account')) and not supporter_id = any((select own_supporter_rows())::uuid[])
    and (is_own_row(person_id)
         or ((select acting('role')) in ('coordinator', 'professional') and contributes_section(person_id, 'people'))));
-- What stands between them is about somebody else too: it is for the team that looks after the person, and their lead.
create policy sees on careteam_conflict for select to alongside_runtime using (
    not supporter_id = any((select own_supporter_rows())::uuid[])
    and (((select acting('role')) in ('coordinator', 'professional') and contributes_section(person_id, 'people'))
         or ((select acting('role')) = 'safeguarding-lead' and sees_person(person_id))));
create policy writes on careteam_conflict for insert to alongside_runtime with check (
    written_by = (select acting_id('account')) and not supporter_id = any((select own_supporter_rows())::uuid[])
    and (((select acting('role')) in ('coordinator', 'professional') and contributes_section(person_id, 'people'))
         or ((select acting('role')) = 'safeguarding-lead' and sees_person(person_id))));
-- Whether somebody is alleged to have caused harm: the safeguarding leads of one organisation, and nobody else.
create policy sees on careteam_concernanswer for select to alongside_runtime using (
    (select acting('role')) = 'safeguarding-lead' and organisation_id = (select acting_id('organisation'))
    and sees_person(person_id) and not supporter_id = any((select own_supporter_rows())::uuid[]));
create policy answers on careteam_concernanswer for insert to alongside_runtime with check (
    (select acting('role')) = 'safeguarding-lead' and organisation_id = (select acting_id('organisation'))
    and answered_by = (select acting_id('account')) and sees_person(person_id)
    and not supporter_id = any((select own_supporter_rows())::uuid[]));

-- team_access: what the actor may do with the list of who supports a person. A safeguarding lead reads it.
create function team_access(p_person uuid) returns text language plpgsql stable as $$
begin
    return case when contributes_section(p_person, 'people') then 'contribute'
                when sees_section(p_person, 'people') then 'read'
                when acting('role') = 'safeguarding-lead' and sees_person(p_person) then 'read'
                else 'none' end;
end $$;
-- Who handed a person's coordination to whom, with a note for the next: the team, the two, the person, and the job that
-- tells them.
create policy sees on careteam_handover for select to alongside_runtime using (
    is_own_row(person_id) or (select acting('role')) = 'system'
    or (select acting_id('account')) in (from_account_id, to_account_id) and sees_person(person_id)
    or (organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id))
    or sees_section(person_id, 'people'));
create policy hands on careteam_handover for insert to alongside_runtime with check (
    handed_by = (select acting_id('account')) and organisation_id = (select acting_id('organisation'))
    and (select handles_caseload()) and sees_person(person_id));
-- Who helps with a plan as a volunteer, peer or advocate: themselves, their supervisor, the person, and who sees the people
-- around them. What they noticed: themselves while they help, the person, and who sees the goals.
create policy sees on careteam_facilitation for select to alongside_runtime using (
    is_own_row(person_id) or sees_section(person_id, 'people')
    or ((select acting('role')) = 'vcse-partner' and (select acting_id('account')) in (account_id, supervisor_id)
        and facilitates(person_id, account_id, acting_at())));
create policy assigns on careteam_facilitation for insert to alongside_runtime with check (
    assigned_by = (select acting_id('account')) and contributes_section(person_id, 'people')
    and (select acting('role')) in ('coordinator', 'professional')
    and not conflict_bars(person_id, account_id, acting_at()));
create policy ends on careteam_facilitation for update to alongside_runtime using (
    contributes_section(person_id, 'people') and (select acting('role')) in ('person', 'coordinator', 'professional'));
create policy sees on careteam_observation for select to alongside_runtime using (
    is_own_row(person_id) or sees_section(person_id, 'goals')
    or (account_id = (select acting_id('account')) and facilitates(person_id, account_id, acting_at())));
create policy notices on careteam_observation for insert to alongside_runtime with check (
    account_id = (select acting_id('account')) and (select acting('role')) = 'vcse-partner'
    and facilitates(person_id, account_id, acting_at()));
-- The words of a worry: the safeguarding leads of one organisation. Its notices: a job. Neither is seen by anybody else.
create policy sees on careteam_escalation for select to alongside_runtime using (
    (select acting('role')) = 'safeguarding-lead' and organisation_id = (select acting_id('organisation'))
    and sees_person(person_id));
create policy receives on careteam_escalation for update to alongside_runtime using (
    (select acting('role')) = 'safeguarding-lead' and organisation_id = (select acting_id('organisation'))
    and sees_person(person_id));
create policy sees on careteam_notice for select to alongside_runtime using ((select acting('role')) = 'system');
create policy sends on careteam_notice for update to alongside_runtime using ((select acting('role')) = 'system');

-- worry_about: what the person is called, for one who may raise a worry about them; null for anybody else.
create function worry_about(p_person uuid) returns text
language sql stable security definer set search_path = public as $$
    select coalesce(nullif(p.preferred_name, ''), p.given_name) from people_person p
    where p.id = p_person and acting_id('account') is not null
      and ((acting('role') in ('coordinator', 'professional', 'health-care-assistant', 'practice-administrator')
            and sees_person(p_person))
           or (acting('role') = 'vcse-partner' and facilitates(p_person, acting_id('account'), acting_at()))) $$;
alter function worry_about(uuid) owner to alongside_gate;
-- raise_worry: the words are kept for the safeguarding leads of the organisation that looks after the person, and they and
-- the supervisor of a facilitator are told at once, by reference. One who is not to be involved is not told, lead or not.
create function raise_worry(p_id uuid, p_person uuid, p_words text, p_reference text) returns boolean
language plpgsql security definer set search_path = public as $$
declare v_organisation uuid;
begin
    select g.organisation_id into v_organisation from people_registration g
        where g.person_id = p_person and g.since_on <= today() and (g.until_on is null or g.until_on >= today())
        order by g.organisation_id <> coalesce(acting_id('organisation'), g.organisation_id), g.since_on, g.id limit 1;
    if worry_about(p_person) is null or v_organisation is null then
        return false;
    end if;
    insert into careteam_escalation (id, person_id, organisation_id, reference, words, written_at, written_by_id,
                                     written_by_name)
        select p_id, p_person, v_organisation, p_reference, p_words, acting_at(), a.id, a.name
        from people_account a where a.id = acting_id('account');
    insert into careteam_notice (id, escalation_id, account_id, reference, for_lead, queued_at, status, tries, due_at, why)
        select gen_random_uuid(), p_id, told.account, p_reference, bool_or(told.for_lead), acting_at(), 'waiting', 0,
               acting_at(), ''
        from (select m.account_id as account, true as for_lead from people_membership m
                  where m.organisation_id = v_organisation and m.role = 'safeguarding-lead'
                    and m.starts_on <= today() and (m.ends_on is null or m.ends_on >= today())
              union all
              select f.supervisor_id, false from careteam_facilitation f
                  where f.person_id = p_person and f.account_id = acting_id('account') and f.ends_on is null) told
        where told.account <> acting_id('account') and not conflict_bars(p_person, told.account, acting_at())
        group by told.account;
    return true;
end $$;
alter function raise_worry(uuid, uuid, text, text) owner to alongside_gate;
grant insert on careteam_escalation, careteam_notice to alongside_gate;
create policy gate_raises on careteam_escalation for insert to alongside_gate with check (true);
create policy gate_tells on careteam_notice for insert to alongside_gate with check (true);
revoke all on function worry_about(uuid), raise_worry(uuid, uuid, text, text) from public;
grant execute on function worry_about(uuid), raise_worry(uuid, uuid, text, text) to alongside_runtime;
-- caseloads: who in the actor's organisation coordinates how many people. caseload_of: whom one of them coordinates. Gate
-- functions for the roles that handle lists: who and how many, no content; nobody of whom the actor may not know.
create function coordinated() returns setof careteam_supporter language sql stable as $$
    select s.* from careteam_supporter s
    where (select handles_caseload()) and s.kind = 'coordinator' and s.ends_on is null
      and s.organisation_id = (select acting_id('organisation'))
      and not s.person_id = any((select people_kept_from())::uuid[]) $$;
create function caseloads() returns table (account uuid, name text, people bigint)
language sql stable security definer set search_path = public as $$
    select a.id, a.name, count(*) from coordinated() s join people_account a on a.id = s.account_id
    group by a.id, a.name order by a.name, a.id $$;
alter function caseloads() owner to alongside_gate;
create function caseload_of(p_account uuid) returns table (person uuid)
language sql stable security definer set search_path = public as $$
    select s.person_id from coordinated() s join people_person p on p.id = s.person_id
    where s.account_id = p_account
    order by p.family_name, p.given_name, p.id $$;
alter function caseload_of(uuid) owner to alongside_gate;
-- open_conflicts: about how many who support the person a conflict of interest is undecided (rule A14). A number and no
-- name: the person who agrees is told that something is open, and whoever looks over their shoulder not about whom.
create function open_conflicts(p_person uuid) returns bigint
language sql stable security definer set search_path = public as $$
    select count(*) from careteam_supporter s
    where s.person_id = any(records_of(p_person)) and (s.ends_on is null or s.ends_on >= today()) and sees_person(p_person)
      and (select c.outcome from careteam_conflict c where c.supporter_id = s.id order by c.number desc limit 1) = 'undecided'
      and (select i.decision from careteam_involvement i where i.supporter_id = s.id order by i.number desc limit 1)
          is distinct from 'do-not-involve' $$;
alter function open_conflicts(uuid) owner to alongside_gate;
revoke all on function caseloads(), caseload_of(uuid), open_conflicts(uuid) from public;
grant execute on function caseloads(), caseload_of(uuid), open_conflicts(uuid) to alongside_runtime;

-- When somebody meets whom is for the carer with whom the person shares who supports them.
create policy sees on appointments_appointment for select to alongside_runtime using (
    person_id = (select acting_id('person')) or (select acting('role')) = 'system'
    or ((select acting('role')) = 'carer' and sees_section(person_id, 'people'))
    or (organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id)));
create policy books on appointments_appointment for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id));
create policy moves on appointments_appointment for update to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id));

-- Why somebody is not called is for the team that calls them, and for themselves.
create policy sees on appointments_recall for select to alongside_runtime using (
    person_id = (select acting_id('person'))
    or (organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id)));
create policy sets on appointments_recall for insert to alongside_runtime with check (
    organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id));

create policy sees on messaging_message for select to alongside_runtime using (
    person_id = (select acting_id('person')) or (select acting('role')) = 'system'
    or (organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id)));
-- A message is queued by the team that it comes from, by the person themselves or whoever may agree a plan with them
-- (their own copy), or by a job.
create policy queues on messaging_message for insert to alongside_runtime with check (
    person_id = (select acting_id('person')) or (select acting('role')) = 'system'
    or (organisation_id = (select acting_id('organisation')) and (select handles_caseload()) and sees_person(person_id))
    or (kind = 'plan-copy' and contributes_section(person_id, 'goals')));
create policy delivers on messaging_message for update to alongside_runtime using ((select acting('role')) = 'system');
-- Why something went out that is not in the format that the person needs.
create policy sees on messaging_formatoverride for select to alongside_runtime using (
    is_own_row(person_id) or (select acting('role')) = 'system' or in_team_of(person_id));
create policy decides on messaging_formatoverride for insert to alongside_runtime with check (
    in_team_of(person_id) and overridden_by = (select acting_id('account')));
-- What did not leave is sent again, or dealt with in another way; what has left stays as it is.
create policy settles on messaging_message for update to alongside_runtime using (
    organisation_id = (select acting_id('organisation')) and status in ('failed', 'stopped', 'waiting', 'settled')
    and (select acting('role')) in ('coordinator', 'practice-administrator') and sees_person(person_id));

-- Sign-in, before anybody acts as a carer. supported_people: whom the account that is signing in supports, what they are
-- called, and by which account: its own, or one that is entered from it; nobody from whom a limit keeps that account.
-- welcome_carer: the account of a carer whose code was used in this very transaction; without p_account it only looks.
-- birth_date_is: the question asked after an e-mailed code.
create function supported_people() returns table (person uuid, called text, account uuid)
language sql stable security definer set search_path = public as $$
    select distinct p.id, coalesce(nullif(p.preferred_name, ''), p.given_name), a.id
    from people_account a join careteam_supporter s on s.account_id = a.id join people_person p on p.id = s.person_id
    where (a.id = acting_id('account') or (a.entered_from_id = acting_id('account') and a.is_active))
      and (s.ends_on is null or s.ends_on > today())
      and s.kind in ('carer', 'family-or-friend')
      and not p.id = any(people_restricted('carer', a.id, null))
      and not conflict_bars(p.id, a.id, acting_at()) $$;
alter function supported_people() owner to alongside_gate;

create function welcome_carer(p_person uuid, p_name text, p_id uuid, p_account uuid) returns uuid
language plpgsql security definer set search_path = public as $$
declare v_row careteam_supporter%rowtype;
begin
    if not exists (select 1 from people_signincode where person_id = p_person and for_name = p_name and p_name <> ''
                   and used_at = acting_at()) then
        return null;
    end if;
    select * into v_row from careteam_supporter where person_id = p_person and ends_on is null and name = p_name
        and kind in ('carer', 'family-or-friend') order by account_id nulls last limit 1;
    if v_row.account_id is not null or p_account is null then
        return v_row.account_id;
    elsif v_row.id is not null then
        update careteam_supporter set account_id = p_account where id = v_row.id;
    else
        insert into careteam_supporter (id, person_id, kind, name, relationship, role, team, telephone, email,
                                        answers_when, key_worker, no_contact, no_contact_reason, account_id, starts_on,
                                        source_id, verbatim)
        values (p_id, p_person, 'carer', p_name, '', '', '', '', '', 'not-asked', false, false, '', p_account, today(), '', '');
    end if;
    return p_account;
end $$;
alter function welcome_carer(uuid, text, uuid, uuid) owner to alongside_gate;
grant insert, update on careteam_supporter to alongside_gate;
create policy gate_welcomes on careteam_supporter for insert to alongside_gate with check (true);
create policy gate_links on careteam_supporter for update to alongside_gate using (true) with check (true);

-- proxied_people: for whom the account that is signing in holds, or held, an authority, what they are called, and which
-- organisation to ask; nobody from whom a limit keeps it. While the authority is not in force that is the one that looked
-- after them when it was recorded: where they moved to since is not told.
create function proxied_people() returns table (person uuid, called text, organisation text, telephone text)
language sql stable security definer set search_path = public as $$
    select p.id, coalesce(nullif(p.preferred_name, ''), p.given_name), coalesce(o.name, ''), coalesce(o.telephone, '')
    from (
        select a.person_id, max(a.recorded_at) as recorded_at from authority_authority a
        where a.account_id = acting_id('account') group by a.person_id) held
    join people_person p on p.id = held.person_id
    cross join lateral (
        select case when (proxy_authority(p.id, acting_id('account'), acting_at())).state = 'in-force' then today()
            else (held.recorded_at at time zone 'Europe/London')::date end as day) known
    left join lateral (
        select o.name, o.telephone from people_registration r join people_organisation o on o.id = r.organisation_id
        where r.person_id = p.id and r.since_on <= known.day and (r.until_on is null or r.until_on >= known.day)
        order by r.since_on, o.name limit 1) o on true
    where not p.id = any(people_restricted('proxy', acting_id('account'), null))
      and not conflict_bars(p.id, acting_id('account'), acting_at()) $$;
alter function proxied_people() owner to alongside_gate;
revoke all on function proxied_people() from public;
grant execute on function proxied_people() to alongside_runtime;

create function birth_date_is(p_person uuid, p_born_on date) returns boolean
language sql stable security definer set search_path = public as $$
    select exists (select 1 from people_person p where p.id = p_person and p.born_on = p_born_on
        and (p.id in (select person_id from people_account where id = acting_id('account'))
             or p.id in (select person from supported_people())
             or p.id in (select person from proxied_people()))) $$;
alter function birth_date_is(uuid, date) owner to alongside_gate;
revoke all on function supported_people(), welcome_carer(uuid, text, uuid, uuid), birth_date_is(uuid, date) from public;
grant execute on function supported_people(), welcome_carer(uuid, text, uuid, uuid), birth_date_is(uuid, date)
    to alongside_runtime;

-- Room 4 (authority): the person, and those of the team who see the people around them, read its records; the holder of
-- an authority reads their own. Nobody with whom the person only shares does: these are not parts of the plan.
create function sees_authority(p_person uuid) returns boolean language sql stable as $$
    select acting('role') in ('person', 'coordinator', 'professional') and sees_section(p_person, 'people') $$;
create function records_authority(p_person uuid) returns boolean language sql stable as $$
    select acting('role') in ('coordinator', 'professional') and contributes_section(p_person, 'people') $$;
do $$
declare t text;
begin
    foreach t in array array['authority', 'capacityassessment', 'bestinterestsdecision', 'competencejudgement',
                             'personfact'] loop
        execute format('create policy sees on authority_%s for select to alongside_runtime using (
            sees_authority(person_id))', t);
        execute format('create policy adds on authority_%s for insert to alongside_runtime with check (
            recorded_by = (select acting_id(''account'')) and records_authority(person_id))', t);
    end loop;
end $$;
create policy holds on authority_authority for select to alongside_runtime using (
    account_id = (select acting_id('account')) and (select acting('role')) in ('proxy', 'anonymous'));
create policy ends on authority_personfact for update to alongside_runtime using (records_authority(person_id));
create policy sees on authority_authoritystep for select to alongside_runtime using (sees_authority(person_id));
create policy adds on authority_authoritystep for insert to alongside_runtime with check (
    by = (select acting_id('account')) and records_authority(person_id) and not is_guarded
    and (standing in ('withdrawn', 'ended') or guarding_lead(authority_id) is null));
-- A safeguarding lead keeps an authority stopped; what it is about, and why, stays with them (rule K3). Another gives it
-- back, still stopped.
create policy stops on authority_authoritystep for insert to alongside_runtime with check (
    by = (select acting_id('account')) and guards_person(person_id) and standing = 'suspended' and words = ''
    and (is_guarded or guarding_lead(authority_id) <> (select acting_id('account'))));
create policy guards on authority_authoritystep for select to alongside_runtime using (guards_person(person_id));
create policy guards on authority_authority for select to alongside_runtime using (guards_person(person_id));
create policy sees on authority_proxyinvitation for select to alongside_runtime using (sees_authority(person_id));
create policy invites on authority_proxyinvitation for insert to alongside_runtime with check (
    made_by = (select acting_id('account')) and records_authority(person_id));

-- found_in_emergency: one person by exactly what was said of them, for those who may open in an emergency and may know of
-- nobody before. Never a list: nobody where two fit, or where a limit or a conflict keeps them from this reader.
create function found_in_emergency(p_number text, p_born_on date, p_given text, p_family text) returns uuid
language plpgsql stable security definer set search_path = public as $$
declare v_found uuid[];
begin
    if coalesce(acting('role'), '') not in ('emergency-viewer', 'coordinator', 'professional')
            or not is_sure_enough(acting('role'), acting('assurance')) then
        return null;
    end if;
    v_found := array(
        select p.id from people_person p
        where p.merged_into_id is null and p.born_on = p_born_on
          and (p.nhs_number = p_number
               or (p_number is null and p_given <> '' and lower(p.family_name) = lower(p_family)
                   and lower(p_given) in (lower(p.given_name), lower(p.preferred_name))))
          and not p.id = any((select people_kept_from())::uuid[])
        limit 2);
    return case when cardinality(v_found) = 1 then v_found[1] end;
end $$;
alter function found_in_emergency(text, date, text, text) owner to alongside_gate;

-- sought_in_emergency: enough of somebody who was found so that it can be seen that they are the right one, before their
-- plan is opened, logged and told: the name, the year of birth and the first part of the postcode.
create function sought_in_emergency(p_person uuid) returns table (name text, born_in int, area text)
language sql stable security definer set search_path = public as $$
    select concat_ws(' ', p.given_name, p.family_name), extract(year from p.born_on)::int,
           case when p.postcode like '% %' then split_part(p.postcode, ' ', 1) else '' end
    from people_person p
    where p.id = p_person and p.merged_into_id is null
      and acting('role') in ('emergency-viewer', 'coordinator', 'professional')
      and is_sure_enough(acting('role'), acting('assurance'))
      and not p.id = any((select people_kept_from())::uuid[]) $$;
alter function sought_in_emergency(uuid) owner to alongside_gate;
revoke all on function sought_in_emergency(uuid) from public;
grant execute on function sought_in_emergency(uuid) to alongside_runtime;

-- emergency_powers: that a power of attorney is recorded, for who sees the people around the person in an emergency or
-- otherwise: a pointer to the document, and never whether it is valid. One that ended or was withdrawn is not named.
create function emergency_powers(p_person uuid)
returns table (kind text, dated date, holder text, kept_at text)
language sql stable security definer set search_path = public as $$
    select a.kind, coalesce(a.registered_on, a.signed_on), a.holder_name, a.kept_at from authority_authority a
    where a.person_id = p_person and a.kind in ('lpa-welfare', 'lpa-property') and sees_section(p_person, 'people')
      and coalesce(standing_at(a.id, acting_at()), '') not in ('ended', 'withdrawn')
      and (a.ends_on is null or a.ends_on >= today())
    order by a.kind desc, a.holder_name $$;
alter function emergency_powers(uuid) owner to alongside_gate;

-- emergency_teams: who looks after the person, and their number, for who sees the people around the person.
create function emergency_teams(p_person uuid) returns table (organisation uuid, name text, telephone text)
language sql stable security definer set search_path = public as $$
    select distinct o.id, o.name, o.telephone from people_registration r
    join people_organisation o on o.id = r.organisation_id
    where r.person_id = p_person and sees_section(p_person, 'people')
      and r.since_on <= today() and (r.until_on is null or r.until_on >= today())
    order by o.name, o.id $$;
alter function emergency_teams(uuid) owner to alongside_gate;
revoke all on function found_in_emergency(text, date, text, text), emergency_powers(uuid), emergency_teams(uuid) from public;
grant execute on function found_in_emergency(text, date, text, text), emergency_powers(uuid), emergency_teams(uuid)
    to alongside_runtime;

-- Room 1 (audit): an opening of which the person is not told yet, because that would be unsafe, is not in their list of who
-- looked either, nor is anything that this account did with their plan since.
create function untold_openers() returns uuid[] language sql stable security definer set search_path = public as $$
    select case when acting('role') in ('person', 'proxy', 'system') then array(
        select o.account_id from sharing_opening o
        where o.person_id = coalesce(acting_id('person'), acting_id('on_behalf_of'))
          and o.not_told <> '' and o.told_at is null) else '{}'::uuid[] end $$;
alter function untold_openers() owner to alongside_gate;
create function untold_since() returns timestamptz language sql stable security definer set search_path = public as $$
    select min(o.opened_at) from sharing_opening o
    where o.person_id = coalesce(acting_id('person'), acting_id('on_behalf_of'))
      and o.not_told <> '' and o.told_at is null $$;
alter function untold_since() owner to alongside_gate;
revoke all on function untold_openers(), untold_since() from public;
grant execute on function untold_openers(), untold_since() to alongside_runtime;
create policy not_told_yet on audit_event as restrictive for select to alongside_runtime using (
    account is null or not account = any((select untold_openers())::uuid[])
    or account = (select acting_id('account')) or at < (select untold_since()));
