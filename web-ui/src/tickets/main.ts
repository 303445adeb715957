import { speak } from '../i18n'
import { mount } from '../style/mount'
import TicketApp from './TicketApp.vue'

void speak({ zh: () => import('../i18n/zh/index'), en: () => import('../i18n/en/index') }).then(() => mount(TicketApp))
