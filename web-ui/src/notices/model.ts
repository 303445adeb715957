import type { Named } from '../reception/model'

export const STAGES = ['QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'GIVEN_UP', 'SUPPRESSED'] as const
export type Stage = (typeof STAGES)[number]
export const KINDS = ['BOOKED', 'MOVED', 'CANCELLED', 'RETURNED', 'REMINDED', 'LAPSED', 'REJECTED', 'OFFICIAL_ABSENT', 'LATE', 'DELAYED', 'NO_SHOW', 'NO_SHOW_AGAIN', 'TWO_AHEAD', 'CALLED_IN', 'REPRESENTATIVE_CALLED_IN', 'COMMITMENT_KEPT', 'INQUIRY_CODE', 'DEFERRED'] as const

export interface Notice {
  id: string
  kind: string
  channel: 'SMS' | 'EMAIL'
  stage: Stage
  cause: string | null
  carrier: string | null
  office: Named
  receiving: Named
  petitionCase: { id: string; number: string } | null
  recipient: string
  title: string
  language: string
  version: number
  characters: number
  segments: number
  attempts: number
  createdAt: string
  nextAttemptAt: string | null
  uselessAfter: string | null
  sentAt: string | null
  deliveredAt: string | null
  repeatable: boolean
}
export interface ChannelStanding { channel: 'SMS' | 'EMAIL'; service: 'GATEWAY' | 'MAIL_SERVER' | 'MAILBOX' | 'NONE'; stuck: number; since: string | null; minutes: number }
/** A time in which a channel takes nothing, as one office is concerned. */
export interface Outage { id: string; channel: 'SMS' | 'EMAIL'; since: string; office: Named; waiting: number; tooLate: number; owner: (Named & { at: string }) | null }
export interface NoticePage { notices: Notice[]; older: string | null; channels: ChannelStanding[] }
export interface Text { title: string; text: string }
export interface Sheet { notice: Notice; steps: { at: string; stage: Stage; cause: string | null }[]; optedOut: boolean }
export interface MailPage { mails: { notice: Notice; text: Text | null }[]; older: string | null }

/** What is asked for; days as the calendar of Beijing shows them, the last one included. */
export interface Filter { days: [string, string] | null; stage: string; kind: string }
export const nothing = (): Filter => ({ days: null, stage: '', kind: '' })

const DAY_MILLIS = 86_400_000
const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`)

/** The conditions that were set, for an address. */
export function conditions(filter: Filter): URLSearchParams {
  const found = new URLSearchParams()
  if (filter.days) {
    found.set('from', midnight(filter.days[0]).toISOString())
    found.set('until', new Date(midnight(filter.days[1]).getTime() + DAY_MILLIS).toISOString())
  }
  if (filter.stage) found.set('stage', filter.stage)
  if (filter.kind) found.set('kind', filter.kind)
  return found
}

/** How a stage looks: done, to be worried about, or neither. */
export function tone(stage: Stage): 'good' | 'bad' | 'muted' | '' {
  switch (stage) {
    case 'DELIVERED':
      return 'good'
    case 'FAILED':
    case 'GIVEN_UP':
      return 'bad'
    case 'SUPPRESSED':
      return 'muted'
    case 'QUEUED':
    case 'SENDING':
    case 'SENT':
      return ''
  }
}

/** Whether it will be tried by itself. */
export const isWaiting = (notice: Notice): boolean => notice.stage === 'QUEUED'

const BEIJING_MILLIS = 8 * 3_600_000
const dayOf = (millis: number) => Math.floor((millis + BEIJING_MILLIS) / DAY_MILLIS)
/** Of today the time says enough, as the calendar of Beijing counts days. */
export const precision = (at: string, now = Date.now()): 'minute' | 'moment' => (dayOf(Date.parse(at)) === dayOf(now) ? 'minute' : 'moment')
