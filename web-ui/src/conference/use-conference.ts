import { computed, type ComputedRef } from 'vue'
import { inTenure, type MannedBy } from '../reception/model'
import { connection } from '../wire/connection'
import { useCommand } from '../wire/use-command'
import { useView } from '../wire/use-view'
import type { Conference } from './model'

/** Who is in this talk besides its two sides, as a terminal or a desk is told. */
export function useConference(kind: 'desks' | 'terminals', post: string, reception: string, manned: () => MannedBy | null) {
  const path = `/conference/${kind}/${post}`
  const { view } = useView<Conference>(path)
  const { busy, refusal, run } = useCommand()
  const conference: ComputedRef<Conference | null> = computed(() => (view.value?.reception === reception ? view.value : null))
  const command = (verb: string, body: object = {}) => run(() => connection().command(`/app${path}/${verb}`, { reception, ...body }, inTenure(manned())))
  return { conference, busy, refusal, command }
}
