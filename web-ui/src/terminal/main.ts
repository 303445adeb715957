import { mount } from '../style/mount'
import { introduce } from '../terminals/device'
import { connection } from '../wire/connection'
import SecondScreen from './SecondScreen.vue'
import TerminalApp from './TerminalApp.vue'

connection().introduce = introduce
// The window before the petitioner is told everything by the terminal's own, and signs in nowhere.
mount(location.hash === '#second' ? SecondScreen : TerminalApp)
