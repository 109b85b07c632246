CREATE TABLE "twilio_account" (
	"workspace" integer PRIMARY KEY NOT NULL,
	"account_sid" text NOT NULL,
	"auth_token" text NOT NULL,
	"api_base" text,
	"simulated" boolean DEFAULT false NOT NULL,
	"hook" text NOT NULL,
	"router" text DEFAULT 'guildesk' NOT NULL,
	"places" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"refused_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "twilio_resource" (
	"workspace" integer NOT NULL,
	"account_sid" text NOT NULL,
	"kind" text NOT NULL,
	"sid" text NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "twilio_resource_workspace_account_sid_kind_pk" PRIMARY KEY("workspace","account_sid","kind")
);
--> statement-breakpoint
CREATE TABLE "desk_message" (
	"workspace" integer NOT NULL,
	"session_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"index" integer NOT NULL,
	"message_id" uuid,
	"part" smallint DEFAULT 0 NOT NULL,
	"ours" boolean NOT NULL,
	"version" text,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "desk_message_workspace_session_id_external_id_pk" PRIMARY KEY("workspace","session_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "desk_session" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"desk" text NOT NULL,
	"purpose" text NOT NULL,
	"state" text NOT NULL,
	"handle" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"external_id" text,
	"agents" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"seen_index" integer DEFAULT -1 NOT NULL,
	"look_at" timestamp with time zone,
	"looked_at" timestamp with time zone,
	"called_by" text DEFAULT 'us' NOT NULL,
	"call_by" timestamp with time zone,
	"called_at" timestamp with time zone,
	"empty_since" timestamp with time zone,
	"trouble" text,
	"said_at" timestamp with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"joined_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	CONSTRAINT "desk_session_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "relay" (
	"workspace" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "relay_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid,
	"part" smallint DEFAULT 0 NOT NULL,
	"operation" text NOT NULL,
	"text" text,
	"past" boolean DEFAULT false NOT NULL,
	"state" text NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"detail" text,
	"created_at" timestamp with time zone NOT NULL,
	"attempted_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "relay_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "connected_desk" (
	"workspace" integer NOT NULL,
	"desk" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "connected_desk_workspace_desk_pk" PRIMARY KEY("workspace","desk")
);
--> statement-breakpoint
CREATE TABLE "queue" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"desk" text DEFAULT 'console' NOT NULL,
	"guilds" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "queue_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "learning_try" (
	"workspace" integer PRIMARY KEY NOT NULL,
	"lessons" text NOT NULL,
	"tries" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "conversation_turn";--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "queue_id" uuid;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "desk" text DEFAULT 'console' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "desk_agent" text;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "spoken_by" text;--> statement-breakpoint
ALTER TABLE "learning_try" ADD CONSTRAINT "learning_try_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "twilio_account_hook" ON "twilio_account" USING btree ("hook");--> statement-breakpoint
CREATE UNIQUE INDEX "desk_message_index" ON "desk_message" USING btree ("workspace","session_id","index");--> statement-breakpoint
CREATE INDEX "desk_message_of" ON "desk_message" USING btree ("workspace","message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "desk_session_open" ON "desk_session" USING btree ("workspace","conversation_id") WHERE state in ('opening', 'open');--> statement-breakpoint
CREATE INDEX "desk_session_live" ON "desk_session" USING btree ("workspace","conversation_id","id") WHERE state <> 'ended';--> statement-breakpoint
CREATE INDEX "desk_session_conversation" ON "desk_session" USING btree ("workspace","conversation_id","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "desk_session_external" ON "desk_session" USING btree ("workspace","external_id") WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX "relay_waiting" ON "relay" USING btree ("workspace","session_id","id") WHERE state in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "relay_failed" ON "relay" USING btree ("workspace","session_id") WHERE state = 'failed';--> statement-breakpoint
CREATE INDEX "relay_message" ON "relay" USING btree ("workspace","message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "queue_default" ON "queue" USING btree ("workspace") WHERE is_default;--> statement-breakpoint
CREATE UNIQUE INDEX "queue_name" ON "queue" USING btree ("workspace",lower(name));--> statement-breakpoint
CREATE INDEX "conversation_flex" ON "conversation" USING btree ("workspace","last_message_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE desk = 'flex' and status in ('queued', 'assigned');--> statement-breakpoint
CREATE INDEX "question_old" ON "question" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "conversation_turn" ON "conversation" USING btree ("workspace","desk","queue_order") WHERE status = 'queued';