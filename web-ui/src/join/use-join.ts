import { computed, onScopeDispose, ref } from 'vue'
import { post } from '../api/http'
import { invitations, useInvitations } from '../conference/use-invitations'
import { tokenIn } from '../tickets/model'
import { connection, Refused } from '../wire/connection'
import { endOf, phaseOf, type End } from './model'

const REPEAT_AFTER_MILLIS = 2_000

/** One call to this telephone, from its link to its end. */
export function useJoin(hash: string) {
  const link = tokenIn(hash)
  const refusal = ref<string | null>(null)
  const end = ref<End | null>(null)
  const known = ref(false)
  const { own, here, kept, look, join, refuse, leave } = invitations()
  const wire = connection()
  let again: ReturnType<typeof setTimeout> | undefined

  const first = computed(() => own.value[0] ?? null)
  const phase = computed(() => phaseOf({ link, refusal: refusal.value, end: end.value, known: known.value, own: first.value, here: here.value !== null, kept: kept.value !== null && kept.value === first.value?.invitation }))

  useInvitations()
  const stop = wire.subscribe<{ ended: string | null }>('/user/queue/conference', (hint) => {
    if (hint.ended) finish(endOf(hint.ended))
  })

  async function open(): Promise<void> {
    clearTimeout(again)
    if (!link) return
    try {
      await post('/api/public/join', { link })
      await look()
      refusal.value = null
      known.value = true
      wire.open()
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusal.value = error.code
      if (error.code === 'page.no-answer') again = setTimeout(() => void open(), REPEAT_AFTER_MILLIS)
    }
  }
  /** Whatever was told last holds: nothing more comes, and nothing may be asked. */
  function finish(how: End): void {
    end.value ??= how
    here.value = null
    void wire.close()
  }
  /** Once it is done, what else is asked is refused, because this was all that one was let in for. */
  async function last(work: Promise<void>, how: End): Promise<void> {
    try {
      await work
    } catch (error) {
      if (!(error instanceof Refused) || !['identity.not-signed-in', 'wire.not-allowed'].includes(error.code)) throw error
    }
    finish(how)
  }

  onScopeDispose(() => {
    stop()
    clearTimeout(again)
  })
  void open()
  return {
    phase,
    refusal,
    end,
    call: first,
    here,
    open,
    come: (name: string | null) => join(first.value?.invitation ?? '', { name }),
    decline: (reason: string) => last(refuse(first.value?.invitation ?? '', reason), 'REFUSED'),
    hangUp: () => last(leave(), 'LEFT'),
  }
}
