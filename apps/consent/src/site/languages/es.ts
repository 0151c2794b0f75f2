import { ES } from "../../copy/es.tsx";
import { es } from "../copy/es.ts";
import { openSite } from "../open-site.tsx";

openSite({ site: es, consent: ES });
