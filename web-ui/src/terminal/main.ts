import { mount } from '../style/mount'
import TerminalApp from './TerminalApp.vue'

mount(TerminalApp)
