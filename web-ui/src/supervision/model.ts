import type { Grade, Picture } from '../media/quality'
import type { Named, Reception } from '../reception/model'
import type { Revised } from '../wire/use-view'

export type Live = Pick<Reception, 'stage' | 'terminal' | 'desk' | 'office' | 'official' | 'talkSince' | 'recorder' | 'trouble'> & {
  /** null, as the case, when somebody is kept away from the case */
  petitioner: Reception['petitioner'] | null
  case: Reception['case'] | null
  reception: string
  lines: { seat: string; up: Grade; down: Grade; picture: Picture }[]
}
export interface SupervisionView extends Revised {
  office: Named
  live: Live[]
}
