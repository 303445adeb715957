import { speak } from '../i18n'
import { mount } from '../style/mount'
import { introduce } from '../terminals/device'
import { connection } from '../wire/connection'
import TerminalApp from './TerminalApp.vue'

const words = { zh: () => import('../i18n/zh/terminal-page'), en: () => import('../i18n/en/terminal-page') }
connection().introduce = introduce
// The window before the petitioner is told everything by the terminal's own, and signs in nowhere.
const root = location.hash === '#second' ? import('./SecondScreen.vue').then((own) => own.default) : Promise.resolve(TerminalApp)
void Promise.all([root, speak(words)]).then(([page]) => mount(page))
