using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yizhi.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Admin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "merged_into",
                table: "units",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "unit_names",
                columns: table => new
                {
                    unit = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unit_names", x => new { x.unit, x.since });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "unit_names");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "units");
        }
    }
}
