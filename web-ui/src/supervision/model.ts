import type { Named, Reception } from '../reception/model'
import type { Revised } from '../wire/use-view'

export type Live = Pick<Reception, 'stage' | 'petitioner' | 'terminal' | 'desk' | 'office' | 'official' | 'case' | 'talkSince' | 'recorder' | 'trouble'> & {
  reception: string
}
export interface SupervisionView extends Revised {
  office: Named
  live: Live[]
}
