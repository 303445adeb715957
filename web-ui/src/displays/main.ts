import { speakBoth } from '../i18n'
import { mount } from '../style/mount'
import DisplayApp from './DisplayApp.vue'

void speakBoth({ zh: () => import('../i18n/zh/index'), en: () => import('../i18n/en/index') }).then(() => mount(DisplayApp))
