import type { Named, Reception, Stage, Wait } from '../reception/model'

/** What is printed, with the reception as it stood at that moment. */
export interface Paper {
  token: string
  at: string
  notice: string
  reception: Reception & { checkedInAt: string }
}
export type Kind = 'ticket' | 'slip'

/** What a telephone is told: no names, nothing of the case. */
export interface TicketShown {
  at: string
  stage: Stage
  ticket: number
  terminal: Named
  office: Named
  waiting: Wait | null
  recalls: number
  missedCalls: number
}

/** In the part of an address that never reaches a server. */
export const addressOf = (origin: string, token: string) => `${origin}/ticket/#${token}`
export const tokenIn = (hash: string): string | null => /^#([\w-]{22})$/.exec(hash)?.[1] ?? null

const OVER: Stage[] = ['ENDED', 'ARCHIVED', 'LEFT', 'DEFERRED']
export const isOver = (stage: Stage) => OVER.includes(stage)
