import { useI18n } from 'vue-i18n'

/** What a code of trouble means, in words. */
export function useTrouble(): (code: string) => string {
  const { t, te } = useI18n()
  return (code) => (te(`trouble.${code}`) ? t(`trouble.${code}`) : t('trouble.other', { code }))
}
