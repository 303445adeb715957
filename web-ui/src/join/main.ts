import { speak } from '../i18n'
import { mount } from '../style/mount'
import JoinApp from './JoinApp.vue'

void speak({ zh: () => import('../i18n/zh/index'), en: () => import('../i18n/en/index') }).then(() => mount(JoinApp))
