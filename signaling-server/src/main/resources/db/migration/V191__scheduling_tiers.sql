-- Kinds of matters by which the tier rule tells who is competent. The national code table is not public: these are the product's own.
create table matter_category (
    code text primary key,
    position int not null unique,
    name_zh text not null,
    name_en text not null
);
insert into matter_category (code, position, name_zh, name_en) values
    ('LITIGATION', 1, '涉法涉诉', 'Litigation'),
    ('LIVELIHOOD', 2, '生活待遇', 'Livelihood and benefits'),
    ('LAND_RIGHTS', 3, '山林土地权属', 'Rights to land and forest'),
    ('DEMOLITION', 4, '拆迁补偿', 'Expropriation and compensation'),
    ('LABOUR', 5, '劳动社保', 'Labour and social security'),
    ('SAFETY_ENVIRONMENT', 6, '安全环保', 'Safety and environment'),
    ('ENFORCEMENT', 7, '行政执法', 'Administrative enforcement'),
    ('URBAN', 8, '城乡建设', 'Town and country building'),
    ('OTHER', 9, '其他', 'Other');

-- The tier rule: of a version the first row that fits a matter, by position; an empty condition fits everything. Competent is the
-- office of the place, one of a tier above the place, the one complained of, the one that handles or gave the last opinion, the one
-- above that, the lowest that several places have in common, or none here. "reach" is how many tiers above the competent one may
-- receive too; null: any. "standing" says how sure the basis is: V seen in an official text, K known, D the product's decision.
create table tier_rule_version (
    version int primary key,
    valid_from date not null unique,
    source text not null
);
create table tier_rule (
    version int not null references tier_rule_version (version),
    position int not null,
    code text not null,
    category text references matter_category (code),
    purpose text check (purpose in ('APPEAL', 'REQUEST', 'SUGGESTION', 'ACCUSATION', 'OTHER')),
    history text check (history in ('FIRST', 'IN_HAND', 'OPINION', 'REVIEWED', 'FINALIZED')),
    respondent boolean,
    several_places boolean,
    competent text not null check (competent in
        ('OF_PLACE', 'AT_TIER', 'OF_RESPONDENT', 'OF_HANDLER', 'ABOVE_HANDLER', 'COMMON', 'NONE')),
    tier text check (tier in ('NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP')),
    reach int check (reach >= 0),
    instead_zh text not null default '',
    instead_en text not null default '',
    basis text not null,
    standing text not null check (standing in ('V', 'K', 'D')),
    primary key (version, position),
    unique (version, code),
    check ((competent = 'AT_TIER') = (tier is not null)),
    check ((competent = 'NONE') = (instead_zh <> ''))
);
insert into tier_rule_version (version, valid_from, source) values
    (1, '2022-05-01', '信访工作条例(2022年5月1日起施行)');
insert into tier_rule (version, position, code, category, purpose, history, respondent, several_places, competent, tier, reach,
                       instead_zh, instead_en, basis, standing) values
    (1, 1, 'LITIGATION', 'LITIGATION', null, null, null, null, 'NONE', null, 0,
        '人民法院、人民检察院、公安机关或仲裁机构', 'court, procuratorate, police or arbitration body', '条例第28条:诉访分离', 'V'),
    (1, 2, 'ACCUSATION', null, 'ACCUSATION', null, null, null, 'NONE', null, 0,
        '纪检监察机关(不得告知被检举控告的人员或单位)', 'body of discipline inspection; the accused must not be told', '条例第30条:检举控告', 'V'),
    (1, 3, 'FINALIZED', null, null, 'FINALIZED', null, null, 'NONE', null, 0,
        '复核意见为终结意见,由原处理单位解释', 're-examined for good; whoever handled it explains', '条例第36条:复核终结', 'V'),
    (1, 4, 'REEXAMINATION', null, null, 'REVIEWED', null, null, 'ABOVE_HANDLER', null, 0, '', '',
        '条例第36条:向复查机关的上一级请求复核', 'V'),
    (1, 5, 'REVIEW', null, null, 'OPINION', null, null, 'ABOVE_HANDLER', null, 0, '', '',
        '条例第35条:向原办理机关的上一级请求复查', 'V'),
    (1, 6, 'IN_HAND', null, null, 'IN_HAND', null, null, 'OF_HANDLER', null, 0, '', '',
        '条例:正在受理或办理期限内,不再向上级提出同一事项', 'V'),
    (1, 7, 'SUGGESTION', null, 'SUGGESTION', null, null, null, 'OF_PLACE', null, null, '', '',
        '人民意见建议征集:不受层级限制', 'D'),
    (1, 8, 'RESPONDENT', null, null, null, true, null, 'OF_RESPONDENT', null, 1, '', '',
        '条例第20条:向有权处理的机关或其上一级提出', 'K'),
    (1, 9, 'SEVERAL_PLACES', null, null, null, null, true, 'COMMON', null, 1, '', '',
        '条例:跨地区的事项由共同的上一级协调', 'K'),
    (1, 10, 'LAND_RIGHTS', 'LAND_RIGHTS', null, null, null, null, 'AT_TIER', 'COUNTY', 1, '', '',
        '土地管理法:单位之间的权属争议由县级以上人民政府处理', 'K'),
    (1, 11, 'DEMOLITION', 'DEMOLITION', null, null, null, null, 'AT_TIER', 'COUNTY', 1, '', '',
        '国有土地上房屋征收与补偿条例:市、县级人民政府负责', 'K'),
    (1, 12, 'LABOUR', 'LABOUR', null, null, null, null, 'AT_TIER', 'COUNTY', 1, '', '',
        '劳动保障监察条例:县级以上劳动保障行政部门', 'K'),
    (1, 13, 'ENVIRONMENT', 'SAFETY_ENVIRONMENT', null, null, null, null, 'AT_TIER', 'CITY', 1, '', '',
        '生态环境机构垂直管理:设区的市一级主管', 'K'),
    (1, 14, 'ENFORCEMENT', 'ENFORCEMENT', null, null, null, null, 'AT_TIER', 'COUNTY', 1, '', '',
        '行政处罚法:县级以上行政机关管辖', 'K'),
    (1, 15, 'PLACE', null, null, null, null, null, 'OF_PLACE', null, 1, '', '',
        '条例第20条:属地管理,向有权处理的本级或上一级提出', 'K');
