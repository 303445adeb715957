-- How a petitioner showed who they are; id_number holds the number of that document. null: nobody was asked.
alter table petition_case
    add document text check (document in ('ID_CARD', 'HMT_PERMIT', 'PASSPORT', 'FOREIGNER_CARD', 'NONE')),
    add document_reason text not null default '' check (length(document_reason) <= 200),
    add document_until date,
    add check ((document = 'NONE') is not true or (id_number is null and document_reason <> '')),
    add check (document is null or document = 'NONE' or id_number is not null);

-- What the tier rule asks of a matter, and what tells two matters apart.
alter table petition_case
    add category text,
    add purpose text check (purpose in ('APPEAL', 'REQUEST', 'SUGGESTION', 'ACCUSATION', 'OTHER')),
    add history text check (history in ('FIRST', 'IN_HAND', 'OPINION', 'REVIEWED', 'FINALIZED')),
    add place uuid references office (id),
    add handled_by uuid references office (id);
