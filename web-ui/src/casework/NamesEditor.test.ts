import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { i18n } from '../i18n'
import { withOne, without } from './model'
import NamesEditor from './NamesEditor.vue'

const one = { id: '1', name: '南充市信访局' }
const other = { id: '2', name: '西充县信访局' }
const show = (props: object) =>
  mount(NamesEditor, {
    props: { names: [one], label: 'Accused', most: 2, hook: 'names', ...props },
    slots: { default: '<input data-test="search">' },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })

describe('a list of names', () => {
  it('is searched from the keyboard, and left to where one was', async () => {
    const shown = show({})
    await shown.get('[data-test=add]').trigger('click')
    await nextTick()
    expect(document.activeElement).toBe(shown.get('[data-test=search]').element)
    await shown.get('[data-test=search]').trigger('keydown', { key: 'Escape' })
    await nextTick()
    expect(shown.find('[data-test=search]').exists()).toBe(false)
    expect(document.activeElement).toBe(shown.get('[data-test=add]').element)
    shown.unmount()
  })
  it('says whom it removes', async () => {
    const shown = show({})
    expect(shown.get('[data-test=remove]').attributes('aria-label')).toContain(one.name)
    await shown.get('[data-test=remove]').trigger('click')
    expect(shown.emitted('remove')).toEqual([[one]])
    shown.unmount()
  })
  it('takes no more than fit, and nothing when it is fixed', () => {
    for (const props of [{ names: [one, other] }, { fixed: true }]) {
      const shown = show(props)
      expect(shown.find('[data-test=add]').exists()).toBe(false)
      shown.unmount()
    }
    expect(show({ fixed: true }).find('[data-test=remove]').exists()).toBe(false)
  })
  it('names nobody twice', () => {
    expect(withOne([one, other], one)).toEqual([other, one])
    expect(without([one, other], one)).toEqual([other])
  })
})
