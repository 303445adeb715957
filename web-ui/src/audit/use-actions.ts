import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get } from '../api/http'

/** The actions that the log knows, in words; one that has none yet is shown by its code. */
export function useActions() {
  const { t, te } = useI18n()
  const actions = ref<string[]>([])
  void get<string[]>('/api/audit/actions')
    .then((known) => (actions.value = known))
    .catch(() => undefined)
  return { actions, nameOf: (action: string) => nameOf(action, t, te) }
}

export const nameOf = (action: string, t: (key: string) => string, te: (key: string) => boolean) => (te(`audit.action.${action}`) ? t(`audit.action.${action}`) : action)
