import { speak } from '../i18n'
import { mount } from '../style/mount'
import ConsoleApp from './ConsoleApp.vue'
import { router } from './router'

void speak({ zh: () => import('../i18n/zh/index'), en: () => import('../i18n/en/index') }).then(() => mount(ConsoleApp, router))
