import plan from '../en/plan.json';
import { addTexts } from '../texts.ts';

addTexts({ plan });
